/** What the two forms of the format, transitional and strict, call the same things. */
export interface Namespaces {
  readonly main: string;
  /** Of relations, and of the attributes that name them. */
  readonly relation: string;
  readonly drawing: string;
  readonly sheetDrawing: string;
  readonly chart: string;
}

const OPEN_XML = 'http://schemas.openxmlformats.org';
export const STRICT = 'http://purl.oclc.org/ooxml';

export const TRANSITIONAL_NAMES: Namespaces = {
  main: `${OPEN_XML}/spreadsheetml/2006/main`,
  relation: `${OPEN_XML}/officeDocument/2006/relationships`,
  drawing: `${OPEN_XML}/drawingml/2006/main`,
  sheetDrawing: `${OPEN_XML}/drawingml/2006/spreadsheetDrawing`,
  chart: `${OPEN_XML}/drawingml/2006/chart`,
};

export const STRICT_NAMES: Namespaces = {
  main: `${STRICT}/spreadsheetml/main`,
  relation: `${STRICT}/officeDocument/relationships`,
  drawing: `${STRICT}/drawingml/main`,
  sheetDrawing: `${STRICT}/drawingml/spreadsheetDrawing`,
  chart: `${STRICT}/drawingml/chart`,
};
