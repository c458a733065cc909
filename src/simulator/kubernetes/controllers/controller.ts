/** What every controller, the scheduler and the kubelets are given. */
import type { EventQueue } from "../../clock/event_queue.ts";
import type { Random } from "../../clock/random.ts";
import type { SignCertificate } from "../identity/certificate_order.ts";
import type { ServiceAccountTokens } from "../identity/service_account_tokens.ts";
import type { EventRecord, Registry } from "../registry.ts";
import { StatusError } from "../status_error.ts";
import type { Informers } from "./informer.ts";

export interface ControllerContext {
  registry: Registry;
  queue: EventQueue;
  random: Random;
  informers: Informers;
  /** Signs certificates; absent: with an authority that is made when it is first needed. */
  signCertificate?: SignCertificate;
  /** Absent: Secrets and pods get no tokens. */
  tokens?: ServiceAccountTokens;
}

/** Sets a controller going; it works until the world ends. */
export type StartController = (context: ControllerContext) => void;

/** Recorded in managedFields. */
export const MANAGER = { fieldManager: "kube-controller-manager" } as const;
export const MANAGER_STATUS = { ...MANAGER, subresource: "status" } as const;

/** A moment as objects carry it: whole seconds. */
export function timeText(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, "Z");
}

/**
 * Records an Event. One that the server refuses is dropped, as client-go's recorder does: in a namespace that is
 * ending nothing can be created.
 */
export function tell(registry: Registry, event: EventRecord): void {
  try {
    registry.recordEvent(event);
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
  }
}
