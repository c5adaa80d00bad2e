import { v7 as uuidv7 } from "uuid";

/** Who a webhook says somebody is, and when. At least one of `phone` (canonical key) and `userId` is set. */
export type Sighting = {
  phone: string | null;
  userId: string | null;
  profileName: string | null;
  username: string | null;
  /** The wa_id as WhatsApp wrote it. */
  waId: string | null;
  happenedAt: Date;
  /** False for a status: it can link identifiers of known contacts, but not make a contact. */
  creates: boolean;
};

export type Alias = { kind: "phone" | "user_id"; value: string; contactId: string; seenAt: Date };

export type ContactFacts = {
  id: string;
  profileName: string | null;
  username: string | null;
  waId: string | null;
  userId: string | null;
  profileAt: Date | null;
};

/**
 * Decides, in memory, which contact each sighting belongs to, so that any order of the same sightings ends in the same people:
 * a BSUID is a person for ever; a phone belongs to the person who was seen with it last; a contact known only by a phone is
 * the person whose BSUID later comes with that phone (the two become one).
 */
export class ContactResolver {
  private readonly aliases = new Map<string, Alias>();
  private readonly contacts = new Map<string, ContactFacts>();
  private readonly kept = new Map<string, string>();
  private readonly phoneSeenAt = new Map<string, Date>();
  readonly created = new Set<string>();
  readonly changedAliases = new Map<string, Alias>();
  readonly changedContacts = new Set<string>();
  /** Pairs [merged, kept], in the order to carry out. */
  readonly merges: [merged: string, kept: string][] = [];

  constructor(aliases: readonly Alias[], contacts: readonly ContactFacts[]) {
    for (const alias of aliases) {
      this.aliases.set(aliasKey(alias.kind, alias.value), alias);
      this.notePhone(alias);
    }
    for (const contact of contacts) this.contacts.set(contact.id, { ...contact });
  }

  /** Takes a sighting in. Call in ascending order of `happenedAt` within a batch. */
  see(sighting: Sighting): void {
    const byUser = this.find("user_id", sighting.userId);
    const byPhone = this.find("phone", sighting.phone);
    if (!byUser && !byPhone && !sighting.creates) return;
    const contactId = this.settle(sighting, byUser, byPhone);
    this.touchAlias("user_id", sighting.userId, contactId, sighting.happenedAt);
    this.claimPhone(sighting, contactId);
    if (sighting.profileName !== null) this.learnProfile(contactId, sighting, sighting.happenedAt);
  }

  /** The contact of a sighting, once all of the batch are in. */
  contactOf(sighting: Pick<Sighting, "phone" | "userId">): string | null {
    return this.find("user_id", sighting.userId) ?? this.find("phone", sighting.phone);
  }

  /** A contact's facts as they are to be stored. */
  facts(contactId: string): ContactFacts {
    const contact = this.contacts.get(contactId);
    if (!contact) throw new Error("A contact that was never loaded.");
    return contact;
  }

  private settle(sighting: Sighting, byUser: string | null, byPhone: string | null): string {
    if (byUser && byPhone && byUser !== byPhone && !this.hasUserId(byPhone)) this.merge(byPhone, byUser);
    if (byUser) return byUser;
    // A phone whose contact has another BSUID was given to somebody else: that is a new person.
    if (byPhone && (!sighting.userId || !this.hasUserId(byPhone))) return byPhone;
    return this.create();
  }

  private find(kind: Alias["kind"], value: string | null): string | null {
    if (!value) return null;
    const alias = this.aliases.get(aliasKey(kind, value));
    return alias ? this.resolve(alias.contactId) : null;
  }

  private resolve(contactId: string): string {
    let id = contactId;
    for (let next = this.kept.get(id); next; next = this.kept.get(id)) id = next;
    return id;
  }

  private hasUserId(contactId: string): boolean {
    return this.facts(contactId).userId !== null;
  }

  private create(): string {
    const id = uuidv7();
    this.created.add(id);
    this.contacts.set(id, { id, profileName: null, username: null, waId: null, userId: null, profileAt: null });
    return id;
  }

  private merge(merged: string, kept: string): void {
    const from = this.facts(merged);
    const phoneSeenAt = this.newestPhoneAt(merged);
    this.kept.set(merged, kept);
    this.merges.push([merged, kept]);
    if (from.waId) this.learnPhone(kept, from.waId, phoneSeenAt);
    if (phoneSeenAt > this.newestPhoneAt(kept)) this.phoneSeenAt.set(kept, phoneSeenAt);
    if (from.profileAt) this.learnProfile(kept, from, from.profileAt);
  }

  private touchAlias(kind: Alias["kind"], value: string | null, contactId: string, seenAt: Date): void {
    if (!value) return;
    const key = aliasKey(kind, value);
    const known = this.aliases.get(key);
    const alias = { kind, value, contactId, seenAt: known && known.seenAt > seenAt ? known.seenAt : seenAt };
    this.aliases.set(key, alias);
    this.changedAliases.set(key, alias);
    this.notePhone(alias);
    if (kind !== "user_id") return;
    const contact = this.facts(contactId);
    if (contact.userId === value) return;
    contact.userId = value;
    this.changedContacts.add(contactId);
  }

  /** The phone follows the newest sighting that came with it; an older one leaves it where it is. */
  private claimPhone(sighting: Sighting, contactId: string): void {
    if (!sighting.phone) return;
    const owner = this.aliases.get(aliasKey("phone", sighting.phone));
    const ownerId = owner ? this.resolve(owner.contactId) : null;
    if (owner && ownerId && ownerId !== contactId) {
      if (owner.seenAt > sighting.happenedAt) return;
      const former = this.facts(ownerId);
      former.waId = null;
      this.phoneSeenAt.delete(ownerId);
      this.changedContacts.add(ownerId);
    }
    if (sighting.waId) this.learnPhone(contactId, sighting.waId, sighting.happenedAt);
    this.touchAlias("phone", sighting.phone, contactId, sighting.happenedAt);
  }

  /** What to write to: as WhatsApp last wrote it. Two spellings in one second are decided by sort order, not by arrival. */
  private learnPhone(contactId: string, waId: string, seenAt: Date): void {
    const contact = this.facts(contactId);
    const known = this.newestPhoneAt(contactId);
    if (contact.waId !== null && (seenAt < known || (seenAt.getTime() === known.getTime() && waId <= contact.waId))) return;
    contact.waId = waId;
    this.changedContacts.add(contactId);
  }

  private notePhone({ kind, contactId, seenAt }: Alias): void {
    if (kind === "phone" && seenAt > this.newestPhoneAt(contactId)) this.phoneSeenAt.set(contactId, seenAt);
  }

  private newestPhoneAt(contactId: string): Date {
    return this.phoneSeenAt.get(contactId) ?? new Date(0);
  }

  /** The newest webhook's profile wins; of two in the same second, the one that sorts last, so that order does not matter. */
  private learnProfile(contactId: string, profile: Pick<ContactFacts, "profileName" | "username">, seenAt: Date): void {
    const contact = this.facts(contactId);
    const known = contact.profileAt?.getTime() ?? Number.NEGATIVE_INFINITY;
    if (seenAt.getTime() < known) return;
    if (seenAt.getTime() === known && profileOrder(profile) <= profileOrder(contact)) return;
    contact.profileName = profile.profileName;
    contact.username = profile.username;
    contact.profileAt = seenAt;
    this.changedContacts.add(contactId);
  }
}

function aliasKey(kind: Alias["kind"], value: string): string {
  return `${kind}:${value}`;
}

function profileOrder({ profileName, username }: Pick<ContactFacts, "profileName" | "username">): string {
  return `${profileName ?? ""}\u0000${username ?? ""}`;
}
