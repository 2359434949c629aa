/**
 * Whether a word can be a Vietnamese syllable: an initial, a vowel group and a final that exist, at most one tone, and
 * before a stop only sắc or nặng. Loose where names are ("Đắk", "Krông" are none); it tells Vietnamese text from text
 * read in a wrong encoding, not right spelling from wrong.
 */
export function isVietnameseSyllable(word: string): boolean {
  const lower = word.normalize('NFC').toLowerCase();
  if (!LETTERS.test(lower)) return false;
  const decomposed = lower.normalize('NFD');
  const tones = decomposed.match(TONES) ?? [];
  if (tones.length > 1) return false;
  const match = SYLLABLE.exec(decomposed.replace(TONES, '').normalize('NFC'));
  if (match === null) return false;
  const isStopped = /^(?:c|ch|p|t)$/.test(match[1] ?? '');
  return !isStopped || tones.length === 0 || tones[0] === ACUTE || tones[0] === DOT_BELOW;
}

const LETTERS = /^[a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]+$/;
const ACUTE = '\u0301';
const DOT_BELOW = '\u0323';
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

const INITIALS = 'ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx]';
const VOWELS =
  'uyê|uya|uyu|oai|oao|oay|oeo|uây|uôi|ươi|ươu|iêu|yêu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy]';
const SYLLABLE = new RegExp(`^(?:${INITIALS})?(?:${VOWELS})(ch|ng|nh|[cmnpt])?$`);
