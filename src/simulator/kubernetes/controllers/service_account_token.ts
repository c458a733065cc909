/**
 * Fills Secrets of type kubernetes.io/service-account-token, and deletes those whose account is not there.
 * Source: pkg/controller/serviceaccount/tokens_controller.go.
 */
import type { ISecret } from "kubernetes-models/v1/Secret";
import type { Stored } from "../../../kube/object.ts";
import type { StoredObject } from "../registry.ts";
import { type ControllerContext, MANAGER } from "./controller.ts";
import { WorkQueue } from "./work_queue.ts";

const DELAY_MS = 15;
const TYPE = "kubernetes.io/service-account-token";
const NAME = "kubernetes.io/service-account.name";
const UID = "kubernetes.io/service-account.uid";

type Secret = Stored<ISecret> & StoredObject;

export function startServiceAccountTokens({ registry, queue, informers, tokens }: ControllerContext): void {
  if (!tokens) return;
  const secrets = informers.of<ISecret>("secrets");
  const accounts = informers.of("serviceaccounts");
  secrets.addIndex("token-of", (secret) => secret.type === TYPE ? accountKey(secret) : undefined);
  const work = new WorkQueue(queue, { delayMs: DELAY_MS, work: (key) => fill(...splitKey(key)) });
  secrets.onChange(({ type, object }) => {
    const { namespace, name } = object.metadata;
    if (type !== "DELETED" && object.type === TYPE) work.add(`${namespace}/${name}`);
  });
  accounts.onChange(({ object }) => {
    const key = `${object.metadata.namespace}/${object.metadata.name}`;
    for (const { metadata } of secrets.indexed("token-of", key)) {
      work.add(`${metadata.namespace}/${metadata.name}`);
    }
  });

  function fill(namespace: string, name: string): void {
    const secret = registry.find(secrets.kind, namespace, name) as Secret | undefined;
    if (!secret || secret.type !== TYPE || secret.metadata.deletionTimestamp) return;
    const annotations = secret.metadata.annotations ?? {};
    const account = registry.find(accounts.kind, namespace, annotations[NAME] ?? "");
    const wanted = annotations[UID];
    if (!account || (wanted && wanted !== account.metadata.uid)) {
      registry.delete(secrets.kind, namespace, name, { preconditions: { uid: secret.metadata.uid } });
      return;
    }
    const data = { ...secret.data };
    data["ca.crt"] ||= encoded(certificateIn(namespace));
    data["namespace"] ||= encoded(namespace);
    data["token"] ||= encoded(tokens!.issueForSecret(account, name));
    const metadata = {
      ...secret.metadata,
      annotations: { ...annotations, [UID]: account.metadata.uid },
    };
    registry.update(secrets.kind, { ...secret, data, metadata }, MANAGER);
  }

  function certificateIn(namespace: string): string {
    const map = registry.find(registry.kind("configmaps"), namespace, "kube-root-ca.crt");
    return ((map?.data ?? {}) as Record<string, string>)["ca.crt"] ?? "";
  }
}

function accountKey({ metadata }: Secret): string {
  return `${metadata.namespace}/${metadata.annotations?.[NAME]}`;
}

function splitKey(key: string): [namespace: string, name: string] {
  const [namespace = "", name = ""] = key.split("/");
  return [namespace, name];
}

function encoded(text: string): string {
  return new TextEncoder().encode(text).toBase64();
}
