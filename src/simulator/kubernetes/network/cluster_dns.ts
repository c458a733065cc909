/**
 * The cluster's name server. Source: github.com/kubernetes/dns, docs/specification.md, and CoreDNS' plugin kubernetes
 * with `pods insecure`.
 */
import type { IEndpointSlice } from "kubernetes-models/discovery.k8s.io/v1/EndpointSlice";
import type { IEndpoint } from "kubernetes-models/discovery.k8s.io/v1/Endpoint";
import type { INamespace } from "kubernetes-models/v1/Namespace";
import type { IService } from "kubernetes-models/v1/Service";
import type { Stored } from "../../../kube/object.ts";
import type { NameAnswer } from "../../host/process.ts";
import { SERVICE_NAME_LABEL } from "../controllers/endpoint_slice.ts";
import { cacheKey, type Informer, type Informers } from "../controllers/informer.ts";
import { CLUSTER_DOMAIN } from "./pod_resolver.ts";
import type { StoredObject } from "../registry.ts";
import { internetAddress } from "./simulated_internet.ts";

type Service = Stored<IService> & StoredObject;
type Slice = Stored<IEndpointSlice> & StoredObject;

/** Aliases that lead in a circle are given up. */
const MAX_ALIASES = 8;
const SYSTEM = "kube-system";
const SERVICE = "kube-dns";
const REVERSE_ZONE = ".in-addr.arpa";
const UNKNOWN: NameAnswer = { kind: "unknown" };

export class ClusterDns {
  readonly #services: Informer<Service>;
  readonly #slices: Informer<Slice>;
  readonly #namespaces: Informer<Stored<INamespace> & StoredObject>;

  constructor(informers: Informers) {
    this.#services = informers.of<IService>("services");
    this.#slices = informers.of<IEndpointSlice>("endpointslices", "discovery.k8s.io");
    this.#namespaces = informers.of<INamespace>("namespaces");
    this.#services.addIndex(
      "clusterIP",
      ({ spec }) => spec?.clusterIP === "None" ? undefined : spec?.clusterIP,
    );
    this.#slices.addIndex("of", (slice) => {
      const name = slice.metadata.labels?.[SERVICE_NAME_LABEL];
      return name && cacheKey(slice.metadata.namespace, name);
    });
  }

  /** Whether a name server runs behind the service; a cluster that has no such service brings its own. */
  get isServed(): boolean {
    if (!this.#services.get(SYSTEM, SERVICE)) return true;
    return this.#slices.indexed("of", cacheKey(SYSTEM, SERVICE)).some(({ endpoints }) =>
      endpoints?.some(({ conditions }) => conditions?.ready)
    );
  }

  /** What the server answers for a whole name. */
  lookup(name: string): NameAnswer {
    const aliases: string[] = [];
    let current = name.toLowerCase().replace(/\.$/, "");
    while (aliases.length < MAX_ALIASES) {
      const records = this.#records(current);
      if (records === undefined) return UNKNOWN;
      if (typeof records !== "string") return { kind: "found", name: current, aliases, addresses: records };
      aliases.push(current);
      current = records.toLowerCase().replace(/\.$/, "");
    }
    return UNKNOWN;
  }

  /** Addresses, or the name for which this one stands. */
  #records(name: string): string[] | string | undefined {
    if (name.endsWith(REVERSE_ZONE)) return this.#reverse(name);
    const zone = `.${CLUSTER_DOMAIN}`;
    if (!name.endsWith(zone)) {
      const address = internetAddress(name);
      return address === undefined ? undefined : [address];
    }
    const labels = name.slice(0, -zone.length).split(".");
    const section = labels.pop();
    const namespace = labels.pop() ?? "";
    if (section === "pod") return this.#podRecords(labels, namespace);
    if (section !== "svc" || labels.length === 0) return undefined;
    const service = this.#services.get(namespace, labels.pop()!);
    if (!service) return undefined;
    return labels.length === 0 ? this.#serviceRecords(service) : this.#endpointRecords(service, labels);
  }

  /** The name of a cluster IP. */
  #reverse(name: string): string | undefined {
    const address = name.slice(0, -REVERSE_ZONE.length).split(".").reverse().join(".");
    const [service] = this.#services.indexed("clusterIP", address);
    return service && `${service.metadata.name}.${service.metadata.namespace}.svc.${CLUSTER_DOMAIN}`;
  }

  /** `10-1-2-3.namespace.pod`: whatever address was asked for, as long as the namespace is there. */
  #podRecords(labels: string[], namespace: string): string[] | undefined {
    const address = labels.length === 1 ? labels[0]!.replaceAll("-", ".") : "";
    const isAddress = /^\d{1,3}(\.\d{1,3}){3}$/.test(address);
    return isAddress && this.#namespaces.get(undefined, namespace) ? [address] : undefined;
  }

  #serviceRecords({ metadata, spec }: Service): string[] | string {
    if (spec?.type === "ExternalName") return spec.externalName ?? "";
    if (spec?.clusterIP && spec.clusterIP !== "None") return [spec.clusterIP];
    return this.#endpoints(metadata).flatMap(({ addresses }) => addresses);
  }

  /** `hostname.service` and, where an endpoint has no name of its own, `10-1-2-3.service`; `_port._tcp.service`. */
  #endpointRecords(service: Service, labels: string[]): string[] | undefined {
    if (labels.length === 2 && labels[1]!.startsWith("_")) {
      const [port, protocol] = labels.map((label) => label.replace(/^_/, ""));
      const hasPort = service.spec?.ports?.some((it) =>
        it.name === port && (it.protocol ?? "TCP").toLowerCase() === protocol
      );
      const records = this.#serviceRecords(service);
      return hasPort && typeof records !== "string" ? records : undefined;
    }
    if (labels.length !== 1) return undefined;
    const found = this.#endpoints(service.metadata).filter(({ hostname, addresses }) =>
      hostname ? hostname === labels[0] : addresses[0]?.replaceAll(".", "-") === labels[0]
    );
    return found.length > 0 ? found.flatMap(({ addresses }) => addresses) : undefined;
  }

  #endpoints({ namespace, name }: StoredObject["metadata"]): IEndpoint[] {
    return this.#slices.indexed("of", cacheKey(namespace, name)).flatMap((slice) =>
      (slice.endpoints ?? []).filter(({ conditions }) => conditions?.ready !== false)
    );
  }
}
