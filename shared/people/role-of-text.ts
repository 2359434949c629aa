/**
 * Which role a delegate has, by what was typed (R4): the role question, else the block's own title, else the position.
 * The first of these that says something decides, also where what it says is unclear.
 *
 * A role question or title is read by the plan's labels of the roles, else by its words: Mặt trận, UBND, Công chức.
 * None: it says nothing, and the next source is asked. Two: unclear.
 *
 * A position is read post by post (`postsOf`), because the clerk reads it so: "Phó Bí thư Đảng ủy, Chủ tịch UBND" is
 * two posts, of which the Party's does not count. Per post:
 * - of the Party or the military, or of the HĐND without UBND and Mặt trận: nobody's, does not count, whatever words
 *   it holds. So "Phó Chủ tịch HĐND" and "Chuyên viên Văn phòng Đảng ủy" are unclear, and "Phó Chủ tịch HĐND, Chánh Văn
 *   phòng HĐND và UBND" is a civil servant;
 * - a leader word with UBND or Mặt trận: that leader. Without either ("Phó Chủ tịch", "Chủ tịch Hội Nông dân"):
 *   doubtful, a leader of nobody knows what;
 * - else a civil servant's word: civil servant ("Cán bộ Mặt trận", "Chánh Văn phòng HĐND và UBND").
 * Over the posts: any doubtful one → unclear; leaders of both → unclear; one leader → that role; else civil servant.
 *
 * Where the plan's roles bring words of their own, those decide (P36, role-by-words.ts); these are their default.
 *
 * Words count only whole, in any case, with or without diacritics. Only roles that the plan has are answered.
 */
import type { Role, RoleKey } from './role.ts';
import { organsOf, postsOf, wordsOf, type Post } from './posts-of-text.ts';
import { hasWords, roleByWords, rolesNamedBy } from './role-by-words.ts';

/** What a role question or title says: a role, `unclear` (it names two), or `silent` (it names none). */
export type RoleSaid = { readonly role: RoleKey } | 'unclear' | 'silent';

/** R4 for an answer to the role question, or for a title. */
export function roleOfQuestion(text: string, roles: readonly Role[]): RoleSaid {
  return remembered(text, roles, 'question', questionSays);
}

/** R4 for a position; null: unclear. */
export function roleOfPosition(position: string, roles: readonly Role[]): RoleKey | null {
  return remembered(position, roles, 'position', positionSays);
}

function questionSays(text: string, roles: readonly Role[]): RoleSaid {
  if (text === '') return 'silent';
  const exact = roles.find((role) => role.label === text || role.shortLabel === text);
  if (exact !== undefined) return { role: exact.key };
  const words = wordsOf(text);
  const named = new Set<RoleKey>();
  let rest = ` ${words.join(' ')} `;
  for (const { key, label } of labelsLongestFirst(roles)) {
    if (label === '' || !rest.includes(` ${label} `)) continue;
    named.add(key);
    rest = rest.split(` ${label} `).join(' | ');
  }
  const organs = organsOf(rest.split(' '));
  if (organs.front) named.add(LEADER_OF_FRONT);
  if (organs.committee) named.add(LEADER_OF_COMMITTEE);
  if (rest.includes(' cong chuc ')) named.add(CIVIL_SERVANT);
  if (hasWords(roles) && named.size === 0) for (const key of rolesNamedBy(text, roles)) named.add(key);
  const inPlan = [...named].filter((key) => roles.some((role) => role.key === key));
  if (inPlan.length > 1) return 'unclear';
  return inPlan[0] === undefined ? 'silent' : { role: inPlan[0] };
}

function positionSays(position: string, roles: readonly Role[]): RoleKey | null {
  const posts = postsOf(position);
  if (hasWords(roles)) return roleByWords(posts, roles, (post) => roleOfPosts([post]));
  const key = roleOfPosts(posts);
  return roles.some((role) => role.key === key) ? key : null;
}

const LEADER_OF_COMMITTEE = 'lanh_dao_ubnd';
const LEADER_OF_FRONT = 'lanh_dao_mttq';
const CIVIL_SERVANT = 'cong_chuc';

function roleOfPosts(posts: readonly Post[]): RoleKey | null {
  const counting = posts.filter(doesCount);
  const leaders = counting.filter((post) => post.isLeader);
  const ofCommittee = leaders.some((post) => post.organs.committee);
  const ofFront = leaders.some((post) => post.organs.front);
  const isDoubtful = leaders.some(({ organs }) => !organs.committee && !organs.front);
  if (isDoubtful || (ofCommittee && ofFront)) return null;
  if (ofCommittee) return LEADER_OF_COMMITTEE;
  if (ofFront) return LEADER_OF_FRONT;
  return counting.some((post) => post.isCivilServant) ? CIVIL_SERVANT : null;
}

function doesCount({ organs }: Post): boolean {
  if (organs.party || organs.military) return false;
  return !organs.council || organs.committee || organs.front;
}

/** A label may be part of a longer one, so the longest is looked for first. */
function labelsLongestFirst(roles: readonly Role[]): readonly { key: RoleKey; label: string }[] {
  const cached = labelCache.get(roles);
  if (cached !== undefined) return cached;
  const labels = roles
    .flatMap(({ key, label, shortLabel }) =>
      [label, shortLabel].map((text) => ({ key, label: wordsOf(text).join(' ') })),
    )
    .sort((a, b) => b.label.length - a.label.length);
  labelCache.set(roles, labels);
  return labels;
}

/** One plan's roles are asked for every delegate. */
const labelCache = new WeakMap<readonly Role[], readonly { key: RoleKey; label: string }[]>();

/** People choose from few answers and type few positions; a repeated text costs 0.1 µs instead of up to 12. */
function remembered<Answer>(
  text: string,
  roles: readonly Role[],
  source: 'question' | 'position',
  read: (text: string, roles: readonly Role[]) => Answer,
): Answer {
  let memory = memories[source].get(roles);
  if (memory === undefined) {
    memory = new Map();
    memories[source].set(roles, memory);
  }
  const known = memory.get(text) as Answer | undefined;
  if (known !== undefined) return known;
  const answer = read(text, roles);
  if (memory.size < REMEMBERED_MAX && text.length < REMEMBERED_LENGTH_MAX) memory.set(text, answer);
  return answer;
}

const REMEMBERED_MAX = 5000;
const REMEMBERED_LENGTH_MAX = 200;
const memories = {
  question: new WeakMap<readonly Role[], Map<string, unknown>>(),
  position: new WeakMap<readonly Role[], Map<string, unknown>>(),
};
