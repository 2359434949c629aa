/**
 * P36: which role a position is of where the plan's roles say by which words they are known. Post by post, like R4: a post
 * of an organ that a role names counts for that role, one of another organ for nobody; a word of a role of an organ
 * beside no organ at all ("Chủ tịch"), or beside two, is doubtful. One doubtful post leaves the whole to a person, and so
 * do two roles, except a leader who is a civil servant besides (R4).
 */
import { canonicalWords, type Organs, type Post, postsOf, wordsOf } from './posts-of-text.ts';
import type { Role, RoleKey } from './role.ts';

export function hasWords(roles: readonly Role[]): boolean {
  return roles.some(({ words }) => words !== undefined);
}

/** @param byRules what the rules' own words say of a post; for roles that name none. Null: nothing, or it is doubtful. */
export function roleByWords(
  posts: readonly Post[],
  roles: readonly Role[],
  byRules: (post: Post) => RoleKey | null,
): RoleKey | null {
  const leaders = new Set<RoleKey>();
  const others = new Set<RoleKey>();
  for (const post of posts) {
    const said = rolesOfPost(post, roles);
    if (said === 'doubtful') return null;
    const rest = said.length === 0 ? rolesByRules(post, roles, byRules) : said;
    for (const key of rest) (post.isCivilServant && !post.isLeader ? others : leaders).add(key);
  }
  const [first, ...more] = leaders.size === 0 ? others : leaders;
  return more.length > 0 ? null : (first ?? null);
}

/** The roles whose words an answer or a title says, post by post too; of another organ's post it says nothing. */
export function rolesNamedBy(text: string, roles: readonly Role[]): readonly RoleKey[] {
  return postsOf(text).flatMap((post) => {
    const words = canonicalWords(post.words);
    const namesOrgan = ORGANS.some((organ) => post.organs[organ]);
    return matchesIn(words, roles).flatMap(({ key, organ }) =>
      organ !== undefined && namesOrgan && !isOf(words, organ) ? [] : [key],
    );
  });
}

function rolesByRules(post: Post, roles: readonly Role[], byRules: (post: Post) => RoleKey | null) {
  const key = byRules(post);
  return roles.some((role) => role.key === key && role.words === undefined) && key !== null ? [key] : [];
}

const ORGANS = [
  'committee',
  'front',
  'council',
  'party',
  'military',
] as const satisfies readonly (keyof Organs)[];

function rolesOfPost(post: Post, roles: readonly Role[]): readonly RoleKey[] | 'doubtful' {
  const words = canonicalWords(post.words);
  const found: RoleKey[] = [];
  const named = ORGANS.filter((organ) => post.organs[organ]);
  for (const { key, organ } of matchesIn(words, roles)) {
    if (organ === undefined) {
      if (!post.organs.party && !post.organs.military) found.push(key);
      continue;
    }
    if (!isOf(words, organ)) {
      if (named.length === 0) return 'doubtful';
      continue;
    }
    if (named.length > 1) return 'doubtful';
    found.push(key);
  }
  return found;
}

function isOf(words: readonly string[], organ: string): boolean {
  return phrasesIn(words).includes(` ${canonicalWords(wordsOf(organ)).join(' ')} `);
}

/** The longest words first, each read once: "phó chủ tịch" is no "chủ tịch". */
function matchesIn(words: readonly string[], roles: readonly Role[]): readonly Role[] {
  const whole = phrasesIn(words);
  const says = (text: string) => whole.includes(` ${formOf(text)} `);
  const phrases = roles
    .flatMap((role) => (role.words ?? []).map((text) => ({ role, phrase: formOf(text) })))
    .filter(({ phrase }) => phrase !== '')
    .sort((a, b) => b.phrase.length - a.phrase.length);
  const found = new Set<Role>();
  let rest = whole;
  for (const { role, phrase } of phrases) {
    if (!rest.includes(` ${phrase} `)) continue;
    rest = rest.split(` ${phrase} `).join(' , ');
    if (!(role.notWords ?? []).some(says)) found.add(role);
  }
  return roles.filter((role) => found.has(role));
}

function phrasesIn(words: readonly string[]): string {
  return ` ${words.join(' ')} `;
}

function formOf(text: string): string {
  return canonicalWords(wordsOf(text)).join(' ');
}
