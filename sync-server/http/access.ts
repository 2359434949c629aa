/**
 * Who may do what (H3): people of the whole server, and people of a workbook that names its own. Whoever has no right in a
 * workbook is told that it is not there.
 */

/** Each includes those before it. */
const ROLES = ['read', 'decide', 'administer'] as const;
export type AccessRole = (typeof ROLES)[number];
export type People = Readonly<Record<AccessRole, readonly string[]>>;

/** What one person may do. */
export interface Rights {
  /** In what belongs to no workbook; null: nothing. */
  readonly server: AccessRole | null;
  /** Null: nothing; to this person the workbook does not exist. */
  of(workbook: string): AccessRole | null;
}

/** The people as the configuration has them. */
export interface PeopleConfig {
  /** Of the server and of every workbook that names nobody. */
  readonly everywhere: People;
  readonly ofWorkbook: ReadonlyMap<string, People>;
}

/** Whoever sits at the machine. */
export const ALL_RIGHTS: Rights = { server: 'administer', of: () => 'administer' };

/** The people in force. They change without a restart: who left the office is out at once. */
export class AccessList {
  private everywhere: RoleOf = new Map();
  private ofWorkbook: ReadonlyMap<string, RoleOf> = new Map();

  constructor(config: PeopleConfig) {
    this.replace(config);
  }

  replace({ everywhere, ofWorkbook }: PeopleConfig): void {
    this.everywhere = rolesByEmail(everywhere);
    this.ofWorkbook = new Map([...ofWorkbook].map(([id, people]) => [id, rolesByEmail(people)]));
  }

  /** Null: nobody knows this person. @param email in small letters */
  rightsOf(email: string): Rights | null {
    const isKnown = [this.everywhere, ...this.ofWorkbook.values()].some((roles) => roles.has(email));
    if (!isKnown) return null;
    return {
      server: this.everywhere.get(email) ?? null,
      of: (workbook) => (this.ofWorkbook.get(workbook) ?? this.everywhere).get(email) ?? null,
    };
  }
}

export function includes(role: AccessRole | null, needed: AccessRole): boolean {
  return role !== null && ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

type RoleOf = ReadonlyMap<string, AccessRole>;

function rolesByEmail(people: People): RoleOf {
  // The strongest role comes last and stays.
  return new Map(
    ROLES.flatMap((role) => people[role].map((email) => [email.trim().toLowerCase(), role] as const)),
  );
}
