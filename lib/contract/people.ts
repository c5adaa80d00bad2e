import * as z from "zod/mini";
import { AgentRole } from "./agent";
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from "./session";
import { isSeen, maxUnits } from "./text-length";

const Instant = z.iso.datetime();
const Email = z.string().check(z.trim(), z.toLowerCase(), maxUnits(254), z.email());

/** How many teams there may be, and how many one person may be in. */
export const TEAMS_MAX = 100;
/** For how long an invitation's link works, in days. */
export const INVITATION_DAYS = 7;

const TeamIds = z.array(z.uuid()).check(z.maxLength(TEAMS_MAX));
const Name = z.string().check(z.trim(), z.minLength(1), maxUnits(80), isSeen);

export const TeamSummary = z.object({ id: z.string(), name: z.string() });
export type TeamSummary = z.infer<typeof TeamSummary>;

/** Somebody of the team, active or deactivated, as admins see them. */
export const PersonView = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: AgentRole,
  teams: z.array(TeamSummary),
  /** What is asked for after the password; with neither, nothing. */
  hasAuthenticator: z.boolean(),
  passkeys: z.number(),
  /** When one of their browsers last asked for something, to a minute; null = never. */
  seenAt: z.nullable(Instant),
  /** Browsers that are signed in. */
  devices: z.number(),
  /** Conversations assigned to them that are not resolved, and those of them that wait for an answer. */
  open: z.number(),
  waiting: z.number(),
  deactivated: z.nullable(z.object({ at: Instant, by: z.nullable(z.string()) })),
});
export type PersonView = z.infer<typeof PersonView>;

/** An invitation that nobody has accepted or withdrawn. Its link may have run out. */
export const InvitationView = z.object({
  id: z.string(),
  email: z.string(),
  role: AgentRole,
  teams: z.array(TeamSummary),
  invitedBy: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
});
export type InvitationView = z.infer<typeof InvitationView>;

/** GET /api/people (admins): active people, then deactivated ones, by name; invitations, newest first. */
export const PeopleList = z.object({ people: z.array(PersonView), invitations: z.array(InvitationView) });
export type PeopleList = z.infer<typeof PeopleList>;

/** PUT /api/people/:id/role → 204; 409 "conflict" for the last active admin. */
export const RoleInput = z.object({ role: AgentRole });
export type RoleInput = z.infer<typeof RoleInput>;

/** PUT /api/people/:id/teams → 204: exactly these. */
export const PersonTeamsInput = z.object({ teamIds: TeamIds });
export type PersonTeamsInput = z.infer<typeof PersonTeamsInput>;

/** PUT /api/people/:id/deactivation → 204; DELETE lets the person back in. `giveTo` = who gets their conversations; null = nobody. */
export const DeactivationInput = z.object({ giveTo: z.nullable(z.string().check(maxUnits(64))) });
export type DeactivationInput = z.infer<typeof DeactivationInput>;

/** POST /api/invitations (admins) → 201 InvitationLink. 409 "conflict" when somebody has this address. */
export const InvitationInput = z.object({ email: Email, role: AgentRole, teamIds: TeamIds });
export type InvitationInput = z.infer<typeof InvitationInput>;

/** The link is told once: only its hash is kept. POST /api/invitations/:id/link makes a new one, and ends the old one. */
export const InvitationLink = z.object({ invitation: InvitationView, link: z.string() });
export type InvitationLink = z.infer<typeof InvitationLink>;

/** POST /api/invitations/acceptance → 201 SignedIn with the session cookie. 403 "forbidden" for a link that does not work. */
export const AcceptanceInput = z.object({
  token: z.string().check(maxUnits(64)),
  name: Name,
  password: z.string().check(z.minLength(PASSWORD_MIN_LENGTH), maxUnits(PASSWORD_MAX_LENGTH)),
  locale: z.optional(z.enum(["en", "pt-BR"])),
});
export type AcceptanceInput = z.infer<typeof AcceptanceInput>;

/** People who answer together. `numbers` empty = all of them. */
export const TeamView = z.object({
  id: z.string(),
  name: z.string(),
  members: z.array(z.object({ id: z.string(), name: z.string() })),
  numbers: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type TeamView = z.infer<typeof TeamView>;

/** GET /api/teams (supervisors): by name. */
export const TeamList = z.object({ teams: z.array(TeamView) });
export type TeamList = z.infer<typeof TeamList>;

/** POST /api/teams → 201 TeamView, PUT /api/teams/:id → TeamView (admins). 409 "conflict" for a name that is taken. DELETE → 204. */
export const TeamInput = z.object({
  name: Name,
  memberIds: z.array(z.string().check(maxUnits(64))).check(z.maxLength(500)),
  numberIds: z.array(z.uuid()).check(z.maxLength(100)),
});
export type TeamInput = z.infer<typeof TeamInput>;
