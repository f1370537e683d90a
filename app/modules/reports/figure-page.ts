/** The page of a report that shows the records behind one of its figures. */
export function figurePage(reportId: number, key: string): string {
  return `/reports/${reportId}/figures/${key}`;
}
