/** A world in which certificates are asked for. */
import type { ICertificateSigningRequest } from "kubernetes-models/certificates.k8s.io/v1/CertificateSigningRequest";
import type { StoredObject, User } from "../../../../src/simulator/kubernetes/registry.ts";
import { CERTIFICATE_REQUEST } from "../identity/sample_request.ts";
import { SmallWorld } from "../small_world.ts";

export type Csr = ICertificateSigningRequest & StoredObject;

export class CertificateWorld extends SmallWorld {
  readonly kind = this.world.registry.kind("certificatesigningrequests", "certificates.k8s.io");

  ask(name: string, spec: object = {}, user?: User): void {
    this.world.registry.create(this.kind, {
      metadata: { name },
      spec: {
        request: CERTIFICATE_REQUEST,
        signerName: "kubernetes.io/kube-apiserver-client",
        usages: ["client auth"],
        ...spec,
      },
    }, user ? { user } : {});
  }

  decide(name: string, type: "Approved" | "Denied", user?: User): void {
    const conditions = [{ type, status: "True", reason: "Test", message: "" }];
    this.world.registry.update(this.kind, { ...this.find(name)!, status: { conditions } }, {
      subresource: "approval",
      ...(user ? { user } : {}),
    });
  }

  find(name: string): Csr | undefined {
    return this.world.registry.find(this.kind, undefined, name) as Csr | undefined;
  }

  /** Lets the world go on until a condition or a certificate is there; signing takes real time. */
  async until(name: string, isThere: (status: NonNullable<Csr["status"]>) => unknown): Promise<Csr> {
    for (let turn = 0; turn < 200; turn++) {
      this.world.advance(50);
      const found = this.find(name);
      if (found?.status && isThere(found.status)) return found;
      await crypto.subtle.digest("SHA-256", new Uint8Array(1_000_000)); // signing goes on meanwhile
    }
    throw new Error(`${name}: ${JSON.stringify(this.find(name)?.status)}`);
  }
}
