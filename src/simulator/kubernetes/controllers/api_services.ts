/**
 * Keeps an APIService for each group version that is served here, and says of all whether they can be reached. In a
 * real cluster this is the aggregator in front of the API server.
 */
import type { IEndpointSlice } from "kubernetes-models/discovery.k8s.io/v1/EndpointSlice";
import type { IService } from "kubernetes-models/v1/Service";
import { groupVersions } from "../http/api_groups.ts";
import type { ApiService } from "../kinds/api_service.ts";
import type { AnyKind } from "../kind.ts";
import { facesOf } from "../kind_face.ts";
import type { StoredObject } from "../registry.ts";
import { availabilityOf } from "./api_service_availability.ts";
import { priorityOf } from "./api_service_priority.ts";
import { type ControllerContext, timeText } from "./controller.ts";
import { type Informer } from "./informer.ts";
import { WorkQueue } from "./work_queue.ts";

type Stored = ApiService & StoredObject;

const MANAGED = "kube-aggregator.kubernetes.io/automanaged";
const WRITER = { fieldManager: "kube-apiserver" } as const;
const WRITER_STATUS = { ...WRITER, subresource: "status" } as const;
/** The aggregator's own group is not in its own books. */
const AGGREGATOR = "apiregistration.k8s.io";
/** What an add-on serves in a real cluster, and this server here. */
const METRICS = { group: "metrics.k8s.io", namespace: "kube-system", name: "metrics-server" };

export function startApiServices(context: ControllerContext): void {
  new ApiServices(context);
}

class ApiServices {
  readonly #context: ControllerContext;
  readonly #kind: AnyKind;
  readonly #all: Informer<Stored>;
  readonly #work: WorkQueue;
  /** Names of the APIServices behind each service, `namespace/name`. */
  readonly #behind = new Map<string, Set<string>>();

  constructor(context: ControllerContext) {
    this.#context = context;
    const { registry, informers, queue } = context;
    this.#kind = registry.kind("apiservices", AGGREGATOR);
    this.#all = informers.ofKind(this.#kind) as unknown as Informer<Stored>;
    this.#work = new WorkQueue(queue, { delayMs: 0, work: (name) => this.#sync(name) });
    registry.observeKinds(({ kind }) => {
      for (const { group, version } of facesOf(kind)) this.#work.add(`${version}.${group}`);
      for (const { metadata } of this.#all.all()) this.#work.add(metadata.name);
    });
    for (const { group, version } of groupVersions(registry.kinds)) this.#work.add(`${version}.${group}`);
    this.#all.onChange(({ type, object }) => {
      const { service } = object.spec ?? {};
      const names = service && this.#namesBehind(service.namespace ?? "", service.name ?? "");
      if (type === "DELETED") names?.delete(object.metadata.name);
      else names?.add(object.metadata.name);
      this.#work.add(object.metadata.name);
    });
    informers.of<IService>("services").onChange(({ object: { metadata } }) =>
      this.#look(metadata.namespace ?? "", metadata.name)
    );
    informers.of<IEndpointSlice>("endpointslices", "discovery.k8s.io").onChange(({ object: { metadata } }) =>
      this.#look(metadata.namespace ?? "", metadata.labels?.[SERVICE_LABEL] ?? "")
    );
  }

  #namesBehind(namespace: string, service: string): Set<string> {
    const key = `${namespace}/${service}`;
    let names = this.#behind.get(key);
    if (!names) this.#behind.set(key, names = new Set());
    return names;
  }

  #look(namespace: string, service: string): void {
    for (const name of this.#behind.get(`${namespace}/${service}`) ?? []) this.#work.add(name);
  }

  #sync(name: string): void {
    const { registry } = this.#context;
    const found = registry.find(this.#kind, undefined, name) as Stored | undefined;
    const version = groupVersions(registry.kinds).find((one) => `${one.version}.${one.group}` === name);
    if (!found) {
      if (version && version.group !== AGGREGATOR) this.#create(name, version);
      return;
    }
    if (!version && found.metadata.labels?.[MANAGED]) registry.delete(this.#kind, undefined, name);
    else this.#say(found, version !== undefined);
  }

  #create(name: string, { group, version, kinds }: ReturnType<typeof groupVersions>[number]): void {
    const isMetrics = group === METRICS.group;
    const isCustom = kinds.some((kind) => kind.isCustom);
    const { namespace, name: service } = METRICS;
    const labels = isMetrics ? { "k8s-app": service } : { [MANAGED]: isCustom ? "true" : "onstart" };
    this.#context.registry.create(this.#kind, {
      metadata: { name, labels },
      spec: {
        ...(isMetrics ? { service: { namespace, name: service }, insecureSkipTLSVerify: true } : {}),
        ...(group ? { group } : {}),
        version,
        ...priorityOf(group, version, isCustom),
      },
    }, WRITER);
  }

  #say(found: Stored, isServed: boolean): void {
    const { registry, informers, queue } = this.#context;
    const { namespace = "", name = "" } = found.spec?.service ?? {};
    const service = name ? informers.of<IService>("services").get(namespace, name) : undefined;
    const slices = name
      ? informers.of<IEndpointSlice>("endpointslices", "discovery.k8s.io").inNamespace(namespace)
        .filter(({ metadata }) => metadata.labels?.[SERVICE_LABEL] === name)
      : [];
    const said = availabilityOf(found, { service, slices, isServed });
    const before = found.status?.conditions?.find(({ type }) => type === "Available");
    if (before?.status === said.status && before.reason === said.reason && before.message === said.message) {
      return;
    }
    const lastTransitionTime = before?.status === said.status
      ? before.lastTransitionTime!
      : timeText(queue.now());
    const { status, reason, message } = said;
    const conditions = [{ type: "Available", status, lastTransitionTime, reason, message }];
    registry.update(this.#kind, { ...found, status: { conditions } }, WRITER_STATUS);
  }
}

const SERVICE_LABEL = "kubernetes.io/service-name";
