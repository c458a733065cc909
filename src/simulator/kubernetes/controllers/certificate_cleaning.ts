/** Deletes signing requests that nobody needs any more. Source: pkg/controller/certificates/cleaner. */
import type { ICertificateSigningRequest } from "kubernetes-models/certificates.k8s.io/v1/CertificateSigningRequest";
import type { Condition } from "../kinds/certificate_conditions.ts";
import type { ControllerContext } from "./controller.ts";

const HOUR_MS = 3_600_000;
const POLL_MS = HOUR_MS;
const DONE_MS = HOUR_MS;
const PENDING_MS = 24 * HOUR_MS;

export function startCertificateCleaning({ registry, queue, informers }: ControllerContext): void {
  const requests = informers.of<ICertificateSigningRequest>(
    "certificatesigningrequests",
    "certificates.k8s.io",
  );
  let isPolling = false;
  // Looking at nothing every hour would only keep the clock busy.
  requests.onChange(() => isPolling || poll());

  function poll(): void {
    isPolling = requests.size > 0;
    if (!isPolling) return;
    queue.schedule(POLL_MS, () => {
      for (const request of [...requests.all()]) {
        if (!isOver(request, queue.now())) continue;
        if (registry.find(requests.kind, undefined, request.metadata.name)) {
          registry.delete(requests.kind, undefined, request.metadata.name);
        }
      }
      poll();
    });
  }
}

function isOver(request: ICertificateSigningRequest, nowMs: number): boolean {
  const { conditions = [], certificate } = request.status ?? {};
  const isOlder = (time: string | undefined, ms: number) =>
    time !== undefined && nowMs - Date.parse(time) > ms;
  const isDone = ({ type, lastUpdateTime }: Condition) =>
    isOlder(lastUpdateTime, type === "Approved" && !certificate ? PENDING_MS : DONE_MS);
  if (conditions.length === 0) return isOlder(request.metadata?.creationTimestamp, PENDING_MS);
  return conditions.some((condition) =>
    ["Approved", "Denied", "Failed"].includes(condition.type) && isDone(condition)
  );
}
