/**
 * Gazetteers of other provinces than the program's own, of the country, and of other days. The country's rows are read
 * here and nowhere else, when somebody asks for them.
 */
import { plainKey, toneKey } from '#shared/text/vietnamese.ts';
import { displayDay, type IsoDay } from '#shared/time/local-date.ts';
import type { KnownUnits } from '#shared/units/known-units.ts';
import type { Gazetteer } from '#shared/units/gazetteer.ts';
import { ALL_PROVINCES, isDay } from '#shared/units/registry-id.ts';
import { UsageError } from './exit-code.ts';

/** The units of that province, `all` for the country, on that day; says what there is where there is no such. */
export async function gazetteerOn(province: string, asOf: IsoDay): Promise<Gazetteer> {
  const [{ COUNTRY }, { gazetteerAt }] = await Promise.all([
    import('#shared/units/country.ts'),
    import('#shared/units/gazetteer-at.ts'),
  ]);
  return gazetteerAt(COUNTRY, { province, asOf }) ?? (await refuse(province, asOf));
}

/** Units of every registry that a plan may name. */
export async function knownUnits(own: Gazetteer): Promise<KnownUnits> {
  const [{ COUNTRY }, { unitsOfCountry }] = await Promise.all([
    import('#shared/units/country.ts'),
    import('#shared/units/known-units.ts'),
  ]);
  return unitsOfCountry(COUNTRY, own);
}

/** `--as-of`: a day that exists and of which something is known. */
export async function dayAsked(text: string): Promise<IsoDay> {
  const { FIRST_DAY } = await import('#shared/units/country-data.ts');
  if (isDay(text) && text >= FIRST_DAY) return text;
  throw new UsageError(
    `--as-of cần một ngày có thật dạng 2024-05-24, từ ${displayDay(FIRST_DAY)} trở đi (danh mục đơn vị bắt đầu từ ngày đó); đã nhận “${text}”.`,
  );
}

/** The province in which the unit of that code lies on that day; null for no unit. */
export async function provinceOfUnit(asOf: IsoDay): Promise<(code: string | null) => string | null> {
  const [{ COUNTRY }, { holds }] = await Promise.all([
    import('#shared/units/country.ts'),
    import('#shared/units/registry.ts'),
  ]);
  const provinces = new Map(
    [...COUNTRY.communes].flatMap(([province, forms]) =>
      forms.filter((form) => holds(form, asOf)).map(({ code }) => [code, province] as const),
    ),
  );
  return (code) => (code === null ? null : (provinces.get(code) ?? null));
}

/**
 * Every unit of the country that is or was called so, those of today first: “Xã Mỹ Thọ, tỉnh Bình Định (đến trước
 * 01/07/2025)”. Without marks only where no name has just these.
 */
export async function bearersOf(typed: string): Promise<readonly string[]> {
  const [{ COUNTRY }, { fullNameOf, holds }] = await Promise.all([
    import('#shared/units/country.ts'),
    import('#shared/units/registry.ts'),
  ]);
  const forms = [...COUNTRY.communes].flatMap(([province, those]) =>
    those.map((form) => ({ form, province })),
  );
  const calledSo = (keyOf: (text: string) => string) => {
    const wanted = keyOf(typed);
    return forms.filter(({ form }) => [form.name, fullNameOf(form)].some((name) => keyOf(name) === wanted));
  };
  const withMarks = calledSo(toneKey);
  const found = withMarks.length > 0 ? withMarks : calledSo(plainKey);
  const texts = [...found.filter(({ form }) => form.until === null), ...found].map(({ form, province }) => {
    const { type, name } =
      COUNTRY.provincesByCode.get(province)?.find((one) => holds(one, form.from)) ?? NOWHERE;
    const until = form.until === null ? '' : ` (đến trước ${displayDay(form.until)})`;
    return `${fullNameOf(form)}, ${type} ${name}${until}`;
  });
  return [...new Set(texts)];
}

const NOWHERE = { type: 'tỉnh', name: 'chưa rõ' };

async function refuse(province: string, asOf: IsoDay): Promise<never> {
  const [{ COUNTRY }, { fullNameOf, provincesAt }] = await Promise.all([
    import('#shared/units/country.ts'),
    import('#shared/units/registry.ts'),
  ]);
  const there = provincesAt(COUNTRY, asOf);
  const lines = there.map((form) => `\n  ${form.code}  ${fullNameOf(form)}`).join('');
  const former = COUNTRY.provinces.findLast(({ code, until }) => code === province && until !== null);
  const hint =
    former === undefined
      ? ''
      : ` Mã này là của ${fullNameOf(former)}, có đến trước ngày ${displayDay(former.until ?? asOf)}: dùng --as-of với một ngày trước đó.`;
  throw new UsageError(
    `Không có tỉnh, thành phố nào mang mã “${province}” vào ngày ${displayDay(asOf)}.${hint} Có ${there.length} mã, và ${ALL_PROVINCES} cho cả nước:${lines}`,
  );
}
