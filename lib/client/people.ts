"use client";

import { type QueryKey, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { AgentRole } from "@/lib/contract/agent";
import { type InvitationInput, InvitationLink, PeopleList, type TeamInput } from "@/lib/contract/people";
import { SessionList } from "@/lib/contract/second-step";
import { get, send } from "./api";
import { keys } from "./query-keys";

/** Everybody, and who was invited (admins). */
export function usePeople() {
  return useQuery({
    queryKey: keys.people,
    queryFn: ({ signal }) => get("/api/people", PeopleList, signal),
    refetchInterval: 60_000,
  });
}

/** Where somebody is signed in (admins). */
export function usePersonSessions(personId: string) {
  return useQuery({
    queryKey: keys.personSessions(personId),
    queryFn: ({ signal }) => get(`/api/people/${personId}/sessions`, SessionList, signal),
    select: ({ sessions }) => sessions,
    staleTime: 0,
  });
}

export function useChangeRole() {
  return useChange(({ personId, role }: { personId: string; role: AgentRole }) =>
    send("PUT", `/api/people/${personId}/role`, { role }),
  );
}

export function useChangePersonTeams() {
  return useChange(({ personId, teamIds }: { personId: string; teamIds: string[] }) =>
    send("PUT", `/api/people/${personId}/teams`, { teamIds }),
  );
}

export function useDeactivate() {
  return useChange(({ personId, giveTo }: { personId: string; giveTo: string | null }) =>
    send("PUT", `/api/people/${personId}/deactivation`, { giveTo }),
  );
}

export function useReactivate() {
  return useChange((personId: string) => send("DELETE", `/api/people/${personId}/deactivation`));
}

export function useRemoveSecondStep() {
  return useChange((personId: string) => send("DELETE", `/api/people/${personId}/second-step`));
}

/** Ends one of somebody's sessions; without an id all of them. */
export function useSignOutPerson() {
  return useChange(({ personId, sessionId }: { personId: string; sessionId?: string }) =>
    send("DELETE", `/api/people/${personId}/sessions${sessionId === undefined ? "" : `/${sessionId}`}`),
  );
}

/** Invites somebody. Rejects with ApiError "conflict" when the address is taken. */
export function useInvite() {
  return useChange(async (input: InvitationInput) =>
    InvitationLink.parse(await (await send("POST", "/api/invitations", input)).json()),
  );
}

/** Makes a new link for an invitation; the one from before stops working. */
export function useRenewInvitation() {
  return useChange(async (invitationId: string) =>
    InvitationLink.parse(await (await send("POST", `/api/invitations/${invitationId}/link`)).json()),
  );
}

export function useRevokeInvitation() {
  return useChange((invitationId: string) => send("DELETE", `/api/invitations/${invitationId}`));
}

/** Keeps a team; without an id a new one. Rejects with ApiError "conflict" when the name is taken. */
export function useSaveTeam() {
  return useChange(({ id, ...input }: TeamInput & { id: string | null }) =>
    id === null ? send("POST", "/api/teams", input) : send("PUT", `/api/teams/${id}`, input),
  );
}

export function useDeleteTeam() {
  return useChange((teamId: string) => send("DELETE", `/api/teams/${teamId}`));
}

/** People and teams show each other: what changes one changes both, and who can be given conversations. */
const CHANGED: readonly QueryKey[] = [keys.people, keys.teams, keys.agents, keys.me];

function useChange<Input, Answer>(change: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => Promise.all(CHANGED.map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
