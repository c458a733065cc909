/** Probes and lifecycle handlers. */
import type { ILifecycleHandler } from "kubernetes-models/v1/LifecycleHandler";
import type { IProbe } from "kubernetes-models/v1/Probe";
import type { FieldError } from "../status_error.ts";
import { forbidden, invalid, negative, notSupported, required } from "./field_errors.ts";
import { validatePortReference } from "./port_rules.ts";

/** Liveness and startup probes must succeed once, no more: `once`. */
export function validateProbe(
  probe: IProbe | undefined,
  field: string,
  options: { once: boolean },
): FieldError[] {
  if (!probe) return [];
  const errors = validateHandler(probe, field);
  for (const name of COUNTS) errors.push(...negative(`${field}.${name}`, probe[name]));
  const grace = probe.terminationGracePeriodSeconds;
  if (grace !== undefined && grace <= 0) {
    errors.push(invalid(`${field}.terminationGracePeriodSeconds`, grace, "must be greater than 0"));
  }
  if (options.once && probe.successThreshold !== 1) {
    errors.push(invalid(`${field}.successThreshold`, probe.successThreshold ?? 0, "must be 1"));
  }
  return errors;
}

/** One way to act, and only one: exec, httpGet, tcpSocket, grpc or sleep. */
export function validateHandler(handler: IProbe & ILifecycleHandler, field: string): FieldError[] {
  const errors: FieldError[] = [];
  let handlers = 0;
  for (const [name, check] of HANDLERS) {
    if (!handler[name]) continue;
    if (++handlers > 1) {
      errors.push(forbidden(`${field}.${name}`, "may not specify more than 1 handler type"));
    } else {
      errors.push(...check(handler, `${field}.${name}`));
    }
  }
  return handlers === 0 ? [required(field, "must specify a handler type")] : errors;
}

const COUNTS = [
  "initialDelaySeconds",
  "timeoutSeconds",
  "periodSeconds",
  "successThreshold",
  "failureThreshold",
] as const;

type Handler = IProbe & ILifecycleHandler;
type HandlerName = "exec" | "httpGet" | "tcpSocket" | "grpc" | "sleep";

const HANDLERS: [HandlerName, (handler: Handler, field: string) => FieldError[]][] = [
  ["exec", (handler, field) => handler.exec?.command?.length ? [] : [required(`${field}.command`)]],
  ["httpGet", validateHttpGet],
  ["tcpSocket", (handler, field) => validatePortReference(handler.tcpSocket?.port, `${field}.port`)],
  ["grpc", (handler, field) => validatePortReference(handler.grpc?.port, `${field}.port`)],
  ["sleep", () => []],
];

function validateHttpGet(handler: Handler, field: string): FieldError[] {
  const action = handler.httpGet;
  const errors = action?.path ? [] : [required(`${field}.path`)];
  errors.push(...validatePortReference(action?.port, `${field}.port`));
  const scheme: string | undefined = action?.scheme;
  if (scheme !== "HTTP" && scheme !== "HTTPS") {
    errors.push(notSupported(`${field}.scheme`, scheme ?? "", ["HTTP", "HTTPS"]));
  }
  return errors;
}
