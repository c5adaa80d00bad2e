import { v7 as uuidv7 } from "uuid";
import { phoneKey } from "@/lib/whatsapp/phone-key";

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
  /** What the same person was known by until this instant: WhatsApp says that the number, or the user id, was changed. */
  previous?: Previous;
};

/** As in a sighting. */
type Previous = { phone: string | null; userId: string | null; waId: string | null };

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
 * the person whose BSUID later comes with that phone (the two become one). Who changed number or BSUID is still the same person.
 */
export class ContactResolver {
  private readonly aliases = new Map<string, Alias>();
  private readonly contacts = new Map<string, ContactFacts>();
  private readonly kept = new Map<string, string>();
  private readonly seenAt = new Map<string, Date>();
  readonly created = new Set<string>();
  readonly changedAliases = new Map<string, Alias>();
  readonly changedContacts = new Set<string>();
  /** Who has other identifiers than before, and so may have another name in an address book. May name contacts that were merged. */
  readonly renamed = new Set<string>();
  /** Pairs [merged, kept], in the order to carry out. */
  readonly merges: [merged: string, kept: string][] = [];

  constructor(aliases: readonly Alias[], contacts: readonly ContactFacts[]) {
    for (const alias of aliases) {
      this.aliases.set(aliasKey(alias.kind, alias.value), alias);
      this.noteSeen(alias.kind, alias.contactId, alias.seenAt);
    }
    for (const contact of contacts) this.contacts.set(contact.id, { ...contact });
  }

  /** Takes a sighting in. Call in ascending order of `happenedAt` within a batch. */
  see(sighting: Sighting): void {
    const byUser = this.find("user_id", sighting.userId);
    const byPhone = this.find("phone", sighting.phone);
    if (!byUser && !byPhone && !sighting.creates) return;
    const contactId = sighting.previous ? this.follow(sighting, sighting.previous) : this.settle(sighting, byUser, byPhone);
    this.learnUserId(contactId, sighting.userId, sighting.happenedAt);
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

  /** The person who moved: whoever had the former identifiers up to now, and whoever was already seen with the new ones. */
  private follow(sighting: Sighting, previous: Previous): string {
    // A moment earlier, so that of the two numbers the new one is the newer.
    const before = new Date(sighting.happenedAt.getTime() - 1);
    this.see({ ...previous, profileName: null, username: null, happenedAt: before, creates: true });
    const former = this.formerOf(previous, sighting.happenedAt) ?? this.create();
    for (const same of [this.find("user_id", sighting.userId), this.findMoved(sighting)]) {
      const other = same && this.resolve(same);
      if (other && other !== former) this.merge(other, former);
    }
    return former;
  }

  /** By the phone alone only while nobody else was seen with it since. */
  private formerOf({ phone, userId }: Previous, movedAt: Date): string | null {
    const alias = phone ? this.aliases.get(aliasKey("phone", phone)) : undefined;
    const byPhone = alias && alias.seenAt <= movedAt ? this.resolve(alias.contactId) : null;
    return this.find("user_id", userId) ?? byPhone;
  }

  /** Whoever has the new phone: unless it is somebody with a BSUID, who may have had that phone before. */
  private findMoved({ phone, userId, happenedAt }: Sighting): string | null {
    const alias = phone ? this.aliases.get(aliasKey("phone", phone)) : undefined;
    const contactId = alias ? this.resolve(alias.contactId) : null;
    if (!alias || !contactId) return null;
    const isSame = !this.hasUserId(contactId) || (userId === null && alias.seenAt >= happenedAt);
    return isSame ? contactId : null;
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
    const to = this.facts(kept);
    const [fromPhoneAt, toPhoneAt] = [this.newestAt("phone", merged), this.newestAt("phone", kept)];
    const [fromUserAt, toUserAt] = [this.newestAt("user_id", merged), this.newestAt("user_id", kept)];
    this.kept.set(merged, kept);
    this.renamed.add(kept);
    this.merges.push([merged, kept]);
    if (from.waId && isNewer(from.waId, fromPhoneAt, to.waId, toPhoneAt)) to.waId = from.waId;
    if (from.userId && isNewer(from.userId, fromUserAt, to.userId, toUserAt)) to.userId = from.userId;
    this.noteSeen("phone", kept, fromPhoneAt);
    this.noteSeen("user_id", kept, fromUserAt);
    this.changedContacts.add(kept);
    if (from.profileAt) this.learnProfile(kept, from, from.profileAt);
  }

  private touchAlias(kind: Alias["kind"], value: string, contactId: string, seenAt: Date): void {
    const key = aliasKey(kind, value);
    const known = this.aliases.get(key);
    const alias = { kind, value, contactId, seenAt: known && known.seenAt > seenAt ? known.seenAt : seenAt };
    if (!known || this.resolve(known.contactId) !== contactId) this.renamed.add(contactId);
    this.aliases.set(key, alias);
    this.changedAliases.set(key, alias);
    this.noteSeen(kind, contactId, alias.seenAt);
  }

  private learnUserId(contactId: string, userId: string | null, seenAt: Date): void {
    if (!userId) return;
    const contact = this.facts(contactId);
    if (contact.userId !== userId && isNewer(userId, seenAt, contact.userId, this.newestAt("user_id", contactId))) {
      contact.userId = userId;
      this.changedContacts.add(contactId);
    }
    this.touchAlias("user_id", userId, contactId, seenAt);
  }

  /** Of two people seen with one phone in one second it is whose BSUID sorts last: not who arrived last. */
  private keepsPhone(ownerId: string, ownedAt: Date, contactId: string, claimedAt: Date): boolean {
    const [owner, claimant] = [this.facts(ownerId).userId ?? "", this.facts(contactId).userId ?? ""];
    return ownedAt > claimedAt || (ownedAt.getTime() === claimedAt.getTime() && owner > claimant);
  }

  /** The phone follows the newest sighting that came with it; an older one leaves it where it is. */
  private claimPhone(sighting: Sighting, contactId: string): void {
    if (!sighting.phone) return;
    const owner = this.aliases.get(aliasKey("phone", sighting.phone));
    const ownerId = owner ? this.resolve(owner.contactId) : null;
    if (owner && ownerId && ownerId !== contactId && this.keepsPhone(ownerId, owner.seenAt, contactId, sighting.happenedAt))
      return;
    if (sighting.waId) this.learnPhone(contactId, sighting.waId, sighting.happenedAt);
    this.touchAlias("phone", sighting.phone, contactId, sighting.happenedAt);
    if (ownerId && ownerId !== contactId) this.losePhone(ownerId, sighting.phone);
  }

  /** What is left to write to is the phone that was seen before, if there was one. */
  private losePhone(contactId: string, phone: string): void {
    this.renamed.add(contactId);
    const contact = this.facts(contactId);
    if (contact.waId === null || phoneKey(contact.waId) !== phone) return;
    const left = this.newestPhone(contactId);
    contact.waId = left?.value ?? null;
    this.seenAt.delete(aliasKey("phone", contactId));
    if (left) this.noteSeen("phone", contactId, left.seenAt);
    this.changedContacts.add(contactId);
  }

  /** What to write to: as WhatsApp last wrote it. Two spellings in one second are decided by sort order, not by arrival. */
  private learnPhone(contactId: string, waId: string, seenAt: Date): void {
    const contact = this.facts(contactId);
    if (contact.waId === waId || !isNewer(waId, seenAt, contact.waId, this.newestAt("phone", contactId))) return;
    contact.waId = waId;
    this.changedContacts.add(contactId);
  }

  private newestPhone(contactId: string): Alias | null {
    let newest: Alias | null = null;
    for (const alias of this.aliases.values()) {
      if (alias.kind !== "phone" || this.resolve(alias.contactId) !== contactId) continue;
      if (!newest || isNewer(alias.value, alias.seenAt, newest.value, newest.seenAt)) newest = alias;
    }
    return newest;
  }

  private noteSeen(kind: Alias["kind"], contactId: string, at: Date): void {
    if (at > this.newestAt(kind, contactId)) this.seenAt.set(aliasKey(kind, contactId), at);
  }

  /** When a contact was last seen with any phone, or any BSUID. */
  private newestAt(kind: Alias["kind"], contactId: string): Date {
    return this.seenAt.get(aliasKey(kind, contactId)) ?? new Date(0);
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

/** Of two identifiers seen in one second, the one that sorts last: so that order does not matter. */
function isNewer(value: string, seenAt: Date, known: string | null, knownAt: Date): boolean {
  return known === null || seenAt > knownAt || (seenAt.getTime() === knownAt.getTime() && value > known);
}

function profileOrder({ profileName, username }: Pick<ContactFacts, "profileName" | "username">): string {
  return `${profileName ?? ""}\u0000${username ?? ""}`;
}
