const MEGABYTE = 1024 * 1024;

export interface TableLimits {
  fileBytes: number;
  entries: number;
  unpackedBytes: number;
  ratio: number;
  cells: number;
  spreadCells: number;
  cellElements: number;
  rows: number;
  columns: number;
  merges: number;
  mergeCells: number;
  textLength: number;
  totalText: number;
  tokenLength: number;
  depth: number;
}

export const TABLE_LIMITS: TableLimits = {
  fileBytes: 10 * MEGABYTE,
  entries: 1000,
  unpackedBytes: 100 * MEGABYTE,
  /** Deflate reaches 1,032; honest sheets with much formatting stay under 100. */
  ratio: 200,
  cells: 200_000,
  /** Cells including the gaps before them: a row with one value in its last column counts 16,384. */
  spreadCells: 1_000_000,
  /** Cell elements without a value, which formatting leaves behind. */
  cellElements: 2_000_000,
  rows: 100_000,
  columns: 16_384,
  merges: 1000,
  mergeCells: 10_000,
  /** Excel's own bound for the text of one cell. */
  textLength: 32_767,
  /** One shared text may be used by every cell and multiplies when it leaves the worker. */
  totalText: 20_000_000,
  /** The longest stretch of XML without a tag: it bounds one text and the attributes of one element. */
  tokenLength: MEGABYTE,
  depth: 64,
};
