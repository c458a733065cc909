/** Signs approved requests with the cluster's authority. Source: pkg/controller/certificates/signer. */
import type { ICertificateSigningRequest } from "kubernetes-models/certificates.k8s.io/v1/CertificateSigningRequest";
import type { Stored } from "../../../kube/object.ts";
import type { SignCertificate } from "../identity/certificate_order.ts";
import { readCertificateRequest } from "../identity/certificate_request.ts";
import { SIGNERS } from "../identity/certificate_usages.ts";
import { hasCondition } from "../kinds/certificate_conditions.ts";
import { timestamp } from "../object_form.ts";
import type { StoredObject } from "../registry.ts";
import { type ControllerContext, MANAGER_STATUS } from "./controller.ts";
import { WorkQueue } from "./work_queue.ts";

const DELAY_MS = 10;
/** How long certificates are valid (--cluster-signing-duration), and the least that is given. */
const LONGEST_MS = 365 * 86_400_000;
const SHORTEST_MS = 600_000;

type Csr = Stored<ICertificateSigningRequest> & StoredObject;
type Status = NonNullable<ICertificateSigningRequest["status"]>;

export function startCertificateSigning(context: ControllerContext): void {
  const { registry, queue, informers } = context;
  const requests = informers.of<ICertificateSigningRequest>(
    "certificatesigningrequests",
    "certificates.k8s.io",
  );
  const sign = context.signCertificate ?? ownAuthority(context);
  const signing = new Set<string>();
  const work = new WorkQueue(queue, { delayMs: DELAY_MS, work: (name) => begin(name) });
  requests.onChange(({ type, object }) => type !== "DELETED" && work.add(object.metadata.name));

  function begin(name: string): void {
    const request = waiting(name);
    const problemOf = request && SIGNERS[request.spec.signerName];
    if (!problemOf || signing.has(request.metadata.uid)) return;
    const { spec, metadata: { uid } } = request;
    const problem = problemOf(readCertificateRequest(spec.request), spec.usages ?? []);
    if (problem) return fail(request, problem);
    signing.add(uid);
    const order = { request: atob(spec.request), usages: spec.usages ?? [], durationMs: durationOf(request) };
    // The world goes on meanwhile; what comes back is an event like others.
    const back = (finish: (request: Csr) => void) =>
      queue.schedule(0, () => {
        signing.delete(uid);
        const now = waiting(name);
        if (now?.metadata.uid === uid) finish(now);
      });
    sign(order).then(
      (certificate) => back((now) => write(now, { certificate: btoa(certificate) })),
      (error) => back((now) => fail(now, error instanceof Error ? error.message : String(error))),
    );
  }

  /** An approved request without a certificate. */
  function waiting(name: string): Csr | undefined {
    const request = registry.find(requests.kind, undefined, name) as Csr | undefined;
    const isWaiting = request && !request.status?.certificate &&
      hasCondition(request.status, "Approved") && !hasCondition(request.status, "Failed", "Denied");
    return isWaiting ? request : undefined;
  }

  function fail(request: Csr, message: string): void {
    const lastUpdateTime = timestamp(queue.now());
    const condition = { type: "Failed", status: "True", reason: "SignerValidationFailure", message };
    const conditions = [...request.status?.conditions ?? [], { ...condition, lastUpdateTime }];
    write(request, { conditions });
  }

  function write(request: Csr, part: Status): void {
    registry.update(requests.kind, { ...request, status: { ...request.status, ...part } }, MANAGER_STATUS);
  }
}

function durationOf({ spec }: Csr): number {
  if (spec.expirationSeconds === undefined) return LONGEST_MS;
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, spec.expirationSeconds * 1000));
}

/** An authority of the world's own, made when it is first needed: nobody reaches such a world through TLS. */
function ownAuthority({ queue }: ControllerContext): SignCertificate {
  let making: ReturnType<typeof make> | undefined;
  async function make() {
    const { createAuthority } = await import("../identity/certificate_authority.ts");
    const now = queue.now();
    return createAuthority({
      notBefore: new Date(now - LONGEST_MS),
      notAfter: new Date(now + 10 * LONGEST_MS),
    });
  }
  return async (order) => await (await (making ??= make())).sign(order, queue.now());
}
