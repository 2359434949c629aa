import { escapeXml } from '../package/xml-text.ts';
import type { Namespaces } from './namespaces.ts';

/** A chart over cells, with its references as formulas write them: `'Tổng hợp'!$F$8:$F$15`. */
export interface ChartDrawn {
  readonly title: string;
  readonly direction: 'bar' | 'column';
  readonly labels: string;
  /** `name` is the cell that names the series, `colour` as `548235`. */
  readonly series: readonly { readonly name: string; readonly values: string; readonly colour: string }[];
}

/**
 * The part of a stacked chart. It holds no values of its own: whoever opens the file draws it from the cells, hidden ones
 * too. Elements stand in the order of the schema (ECMA-376, CT_ChartSpace).
 */
export function chartPartText({ title, direction, labels, series }: ChartDrawn, names: Namespaces): string {
  const isBar = direction === 'bar';
  const reference = (formula: string) => `<c:f>${escapeXml(formula)}</c:f>`;
  const drawn = series.map(
    ({ name, values, colour }, at) =>
      `<c:ser><c:idx val="${at}"/><c:order val="${at}"/><c:tx><c:strRef>${reference(name)}</c:strRef></c:tx>` +
      `<c:spPr><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>` +
      `<c:cat><c:strRef>${reference(labels)}</c:strRef></c:cat><c:val><c:numRef>${reference(values)}</c:numRef></c:val></c:ser>`,
  );
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n` +
    `<c:chartSpace xmlns:c="${names.chart}" xmlns:a="${names.drawing}" xmlns:r="${names.relation}"><c:roundedCorners val="0"/><c:chart>` +
    `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r><a:rPr lang="vi-VN" sz="1200" b="1"/><a:t>${escapeXml(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>` +
    `<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>` +
    `<c:barChart><c:barDir val="${isBar ? 'bar' : 'col'}"/><c:grouping val="stacked"/><c:varyColors val="0"/>${drawn.join('')}<c:gapWidth val="50"/><c:overlap val="100"/><c:axId val="${LABEL_AXIS}"/><c:axId val="${VALUE_AXIS}"/></c:barChart>` +
    labelAxis(isBar) +
    valueAxis(isBar) +
    `</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`
  );
}

const LABEL_AXIS = 1;
const VALUE_AXIS = 2;

/** Bars are read from above, as the rows are. */
function labelAxis(isBar: boolean): string {
  return `<c:catAx><c:axId val="${LABEL_AXIS}"/><c:scaling><c:orientation val="${isBar ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${isBar ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="${VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`;
}

function valueAxis(isBar: boolean): string {
  const grid = `<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>`;
  return `<c:valAx><c:axId val="${VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="${isBar ? 'b' : 'l'}"/>${grid}<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="${LABEL_AXIS}"/><c:crosses val="${isBar ? 'max' : 'autoZero'}"/><c:crossBetween val="between"/></c:valAx>`;
}

export const CHART_PART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
