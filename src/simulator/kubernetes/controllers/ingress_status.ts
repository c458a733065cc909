/**
 * What a running ingress-nginx says of the Ingress objects that it serves: that it has seen them, and where they can be
 * reached. Source: kubernetes/ingress-nginx, internal/ingress/status, internal/ingress/controller/store.
 */
import type { IIngress } from "kubernetes-models/networking.k8s.io/v1/Ingress";
import type { IIngressClass } from "kubernetes-models/networking.k8s.io/v1/IngressClass";
import type { INode } from "kubernetes-models/v1/Node";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { IService } from "kubernetes-models/v1/Service";
import type { Stored } from "../../../kube/object.ts";
import { isSame } from "../json_value.ts";
import type { StoredObject } from "../registry.ts";
import { type ControllerContext, tell } from "./controller.ts";
import { cacheKey } from "./informer.ts";
import { isReady } from "./pod_ranking.ts";
import { WorkQueue } from "./work_queue.ts";

type Ingress = Stored<IIngress> & StoredObject;
type Pod = Stored<IPod> & StoredObject;

const IMAGE = "ingress-nginx/controller";
const CONTROLLER = "k8s.io/ingress-nginx";
const OLD_CLASS = "nginx";
/** From a change to the event that tells of it, and to the status that follows. */
const EVENT_MS = 200;
const STATUS_MS = 10_000;
const STATUS = { fieldManager: "nginx-ingress-controller", subresource: "status" } as const;

export function startIngressStatus(context: ControllerContext): void {
  const { informers, registry } = context;
  const pods = informers.of<IPod>("pods");
  const ingresses = informers.of<IIngress>("ingresses", "networking.k8s.io");
  const classes = informers.of<IIngressClass>("ingressclasses", "networking.k8s.io");
  pods.addIndex(
    "controller image",
    ({ spec }) => spec?.containers.some(({ image = "" }) => image.includes(IMAGE)) ? CONTROLLER : undefined,
  );
  const running = () => pods.indexed("controller image", CONTROLLER).find(isReady);
  const isServed = ({ metadata, spec }: Ingress) =>
    spec?.ingressClassName === undefined
      ? metadata.annotations?.["kubernetes.io/ingress.class"] === OLD_CLASS
      : classes.get(undefined, spec.ingressClassName)?.spec?.controller === CONTROLLER;
  const served = (key: string) => {
    const [namespace, name] = key.split("/");
    const ingress = ingresses.get(namespace, name!);
    return ingress && isServed(ingress) ? ingress : undefined;
  };
  const events = new WorkQueue(context.queue, {
    delayMs: EVENT_MS,
    work: (key) => {
      const ingress = served(key);
      if (ingress && running()) record(context, ingress);
    },
  });
  const statuses = new WorkQueue(context.queue, {
    delayMs: STATUS_MS,
    work: (key) => {
      const [ingress, pod] = [served(key), running()];
      if (!ingress || !pod) return;
      const loadBalancer = { ingress: addressesOf(context, pod) };
      if (isSame(ingress.status?.loadBalancer?.ingress ?? [], loadBalancer.ingress)) return;
      registry.update(ingresses.kind, { ...ingress, status: { loadBalancer } }, STATUS);
    },
  });
  const all = () => {
    for (const { metadata } of ingresses.all()) statuses.add(cacheKey(metadata.namespace, metadata.name));
  };
  ingresses.onChange(({ type, object, old }) => {
    const key = cacheKey(object.metadata.namespace, object.metadata.name);
    if (type === "DELETED") return;
    if (!old || old.metadata.generation !== object.metadata.generation) events.add(key);
    statuses.add(key);
  });
  classes.onChange(all);
  informers.of<IService>("services").onChange(({ object }) => {
    if (object.spec?.type === "LoadBalancer" && running()) all();
  });
  pods.onChange(({ object, old }) => {
    const isController = object.spec?.containers.some(({ image = "" }) => image.includes(IMAGE));
    if (isController && (old === undefined || isReady(object) !== isReady(old))) all();
  });
}

function record(context: ControllerContext, regarding: Ingress): void {
  const message = "Scheduled for sync";
  tell(context.registry, {
    regarding,
    type: "Normal",
    reason: "Sync",
    message,
    component: "nginx-ingress-controller",
  });
}

/** Those of the service it publishes; without one, its node's. */
function addressesOf({ informers, registry }: ControllerContext, pod: Pod): { ip: string }[] {
  const [container] = pod.spec?.containers ?? [];
  const words = [...container?.command ?? [], ...container?.args ?? []];
  const flag = words.find((word) => word.startsWith("--publish-service="))?.split("=")[1];
  const own = pod.metadata.namespace ?? "";
  const [namespace, name] = (flag ?? `${own}/ingress-nginx-controller`).replace("$(POD_NAMESPACE)", own)
    .split("/");
  const service = registry.find(registry.kind("services"), namespace, name ?? "") as unknown as
    | IService
    | undefined;
  if (service?.spec?.type === "LoadBalancer") {
    return (service.status?.loadBalancer?.ingress ?? []).flatMap(({ ip }) => ip ? [{ ip }] : []);
  }
  if (flag && service?.spec?.clusterIP) return [{ ip: service.spec.clusterIP }];
  const node = informers.of<INode>("nodes").get(undefined, pod.spec?.nodeName ?? "");
  const address = node?.status?.addresses?.find(({ type }) => type === "InternalIP")?.address;
  return address ? [{ ip: address }] : [];
}
