import { DEFINED_NAME } from '#shared/workbook/marks.ts';
import type { OfficePackage } from './package/office-package.ts';
import { attribute, prefixedAttribute, readXml, type XmlElement } from './package/xml-element.ts';
import { escapeAttribute } from './package/xml-text.ts';
import { columnLetters } from './sheet/places.ts';
import { placedColumns, type PaintedTab } from './painted-tab.ts';
import { sheetRow } from './xlsx-places.ts';

/** Links point to defined names, so that they still work after a tab was renamed. Links of staff's stay. */
export function paintLinks(
  painted: PaintedTab,
  tabKeys: ReadonlySet<string>,
  isOurTarget: (id: string) => boolean,
): void {
  const { document } = painted;
  const text = document.sections.text('hyperlinks');
  const wanted = new Map(wantedLinks(painted, tabKeys));
  const present = text === null ? [] : readXml(text).children;
  const kept = present.flatMap((link) =>
    isOurs(link, isOurTarget) || wanted.has(attribute(link, 'ref') ?? '')
      ? []
      : [(text ?? '').slice(link.start, link.end)],
  );
  const fresh = [...wanted].map(([ref, target]) =>
    document.prefixed(`<hyperlink ref="${ref}" location="${escapeAttribute(target)}"/>`),
  );
  const { prefix } = document.sections;
  const all = [...kept, ...fresh].join('');
  document.sections.replaceRaw('hyperlinks', [
    all === '' ? null : `<${prefix}hyperlinks>${all}</${prefix}hyperlinks>`,
  ]);
}

function wantedLinks(
  { identity, tab, look, ...rest }: PaintedTab,
  tabKeys: ReadonlySet<string>,
): readonly (readonly [string, string])[] {
  const columns = placedColumns({ identity, tab, look, ...rest });
  const places = new Map(columns.map(([place, column]) => [column.key, place]));
  return tab.rows.flatMap((row, at) => {
    const links = row.key === null ? undefined : look.rows[row.key]?.links;
    return Object.entries(links ?? {}).flatMap(([column, target]): (readonly [string, string])[] => {
      const place = places.get(column);
      const value = row.cells[tab.columns.indexOf(column)] ?? null;
      if (place === undefined || value === null || !tabKeys.has(target)) return [];
      return [[`${columnLetters(place)}${sheetRow(identity, at)}`, DEFINED_NAME.of(target)]];
    });
  });
}

/** Version 0.1.0 led to the name as to an address outside. */
function isOurs(link: XmlElement, isOurTarget: (id: string) => boolean): boolean {
  const location = attribute(link, 'location');
  if (location !== null) return DEFINED_NAME.partsOf(location) !== null;
  return isOurTarget(prefixedAttribute(link, 'id') ?? '');
}

/** Whether the id leads to a name of ours, in the relations of a sheet. */
export function ownTargets(file: OfficePackage, part: string): (id: string) => boolean {
  const ids = new Set(
    file
      .relationsOf(part)
      .flatMap(({ id, target }) => (DEFINED_NAME.partsOf(target.replace(/^#/, '')) === null ? [] : [id])),
  );
  return (id) => ids.has(id);
}
