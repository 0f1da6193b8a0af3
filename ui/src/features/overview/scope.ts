// Which renewals the charts are of, and what of them is drawn. It outlives the screen.
import { create } from "zustand";
import type { PropertyKind } from "../../ipc/door";
import type { Measure } from "./measure";

type Scope = {
  /** null = all */
  clientId: string | null;
  kind: PropertyKind | null;
  measure: Measure;
  /** null = the one with the most */
  currency: string | null;
};

export const firstScope: Scope = { clientId: null, kind: null, measure: "rent", currency: null };
export const useScope = create<Scope>(() => firstScope);

/** In the filter language. */
export const scopeFilter = ({ clientId, kind }: Pick<Scope, "clientId" | "kind">) =>
  join(clientId && `client:${quoted(clientId)}`, kind && `kind:${kind}`);

export const join = (...terms: (string | null)[]) => terms.filter(Boolean).join(" ");

/** A value with a space in it would end at the space. */
export const quoted = (value: string) => (/[\s"]/.test(value) ? `"${value.replaceAll('"', "")}"` : value);
