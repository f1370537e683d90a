/** placeholder type, filled below */
export interface RowMovement {
  table: string;
  column: string;
  key: Record<string, string | number>;
  moved: boolean;
}
