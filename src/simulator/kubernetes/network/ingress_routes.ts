/** Which backend an Ingress leads to, as ingress-nginx reads it (internal/ingress/controller). */
import type { IHTTPIngressPath } from "kubernetes-models/networking.k8s.io/v1/HTTPIngressPath";
import type { IIngress } from "kubernetes-models/networking.k8s.io/v1/Ingress";
import type { IIngressBackend } from "kubernetes-models/networking.k8s.io/v1/IngressBackend";
import type { IIngressClass } from "kubernetes-models/networking.k8s.io/v1/IngressClass";
import type { IService } from "kubernetes-models/v1/Service";
import type { Stored } from "../../../kube/object.ts";
import type {
  FetchOutcome,
  HttpAnswer,
  HttpRequest,
  HttpTarget,
  IngressGate,
  IngressReply,
} from "../../host/process.ts";
import type { Informer, Informers } from "../controllers/informer.ts";
import { nginxPage, redirectPage } from "./ingress_pages.ts";
import type { StoredObject } from "../registry.ts";
import type { ServiceRoutes } from "./service_routes.ts";

type Ingress = Stored<IIngress> & StoredObject;

/** How the class was named before there was a field for it; nginx' own default. */
const CLASS_ANNOTATION = "kubernetes.io/ingress.class";
const OLD_CLASS = "nginx";
const ANNOTATION = "nginx.ingress.kubernetes.io/";

interface Rule {
  ingress: Ingress;
  path: IHTTPIngressPath | undefined;
  backend: IIngressBackend;
}

export class IngressRoutes {
  readonly #ingresses: Informer<Ingress>;
  readonly #classes: Informer<Stored<IIngressClass> & StoredObject>;
  readonly #services: Informer<Stored<IService> & StoredObject>;
  readonly #routes: ServiceRoutes;

  constructor(informers: Informers, routes: ServiceRoutes) {
    this.#ingresses = informers.of<IIngress>("ingresses", "networking.k8s.io");
    this.#classes = informers.of<IIngressClass>("ingressclasses", "networking.k8s.io");
    this.#services = informers.of<IService>("services");
    this.#routes = routes;
  }

  answer(
    request: HttpRequest,
    { controller, isSecure }: IngressGate,
    fetch: (target: HttpTarget) => FetchOutcome,
  ): IngressReply {
    const host = (request.headers["Host"] ?? "").replace(/:\d+$/, "").toLowerCase();
    const ingresses = [...this.#ingresses.all()].filter((it) => isServed(it, controller, this.#classes))
      .sort((a, b) => (a.metadata.creationTimestamp < b.metadata.creationTimestamp ? -1 : 1));
    const rule = ruleFor(ingresses, host, request.path.split("?")[0]!);
    if (!rule) return { answer: nginxPage(404) };
    if (!isSecure && wantsTls(rule.ingress, host)) {
      return { answer: redirectPage(308, `https://${host}${request.path}`) };
    }
    return this.#pass(rule, request, { host, isSecure }, fetch);
  }

  #pass(
    { ingress, path, backend }: Rule,
    request: HttpRequest,
    { host, isSecure }: { host: string; isSecure: boolean },
    fetch: (target: HttpTarget) => FetchOutcome,
  ): IngressReply {
    const { namespace } = ingress.metadata;
    const { name = "", port } = backend.service ?? {};
    const service = this.#services.get(namespace, name);
    const found = service?.spec?.ports?.find((it) =>
      port?.name ? it.name === port.name : it.port === port?.number
    );
    const upstream = `${namespace}-${name}-${port?.name ?? port?.number ?? ""}`;
    const route = service && this.#routes.choose(service, found, { client: request.from, isExternal: false });
    if (route === undefined || typeof route === "string") return { answer: nginxPage(503), upstream };
    const outcome = fetch({
      host: route.address,
      port: route.port,
      request: {
        ...request,
        path: rewritten(ingress, path, request.path),
        headers: { ...request.headers, ...forwarding(request, host, isSecure) },
      },
    });
    return { answer: passedOn(outcome), upstream, backend: `${route.address}:${route.port}` };
  }
}

function isServed(
  { metadata, spec }: Ingress,
  controller: string,
  classes: Informer<Stored<IIngressClass> & StoredObject>,
): boolean {
  const named = spec?.ingressClassName;
  if (named !== undefined) return classes.get(undefined, named)?.spec?.controller === controller;
  return metadata.annotations?.[CLASS_ANNOTATION] === OLD_CLASS;
}

/** The server is chosen by its host first: the whole name, then a wildcard, then the one for every host. */
function ruleFor(ingresses: readonly Ingress[], host: string, path: string): Rule | undefined {
  const wildcard = host.replace(/^[^.]+/, "*");
  for (const wanted of [host, wildcard, ""]) {
    const rules = ingresses.flatMap((ingress) =>
      (ingress.spec?.rules ?? []).filter((rule) => (rule.host ?? "").toLowerCase() === wanted)
        .map((rule) => ({ ingress, paths: rule.http?.paths ?? [] }))
    );
    const candidates = rules.flatMap(({ ingress, paths }) =>
      paths.map((it) => ({ ingress, path: it, backend: it.backend }))
    );
    const [best] = candidates.filter((it) => matchesPath(it.ingress, it.path, path)).sort(byPrecedence);
    if (best) return best;
    const [own] = rules.filter(({ ingress }) => ingress.spec?.defaultBackend);
    if (own) return { ingress: own.ingress, path: undefined, backend: own.ingress.spec!.defaultBackend! };
    if (rules.length > 0) return undefined;
  }
  const fallback = ingresses.find(({ spec }) => spec?.defaultBackend && !spec.rules?.length);
  return fallback && { ingress: fallback, path: undefined, backend: fallback.spec!.defaultBackend! };
}

function matchesPath(
  ingress: Ingress,
  { path: wanted = "/", pathType }: IHTTPIngressPath,
  path: string,
): boolean {
  if (pathType === "Exact") return path === wanted;
  if (pathType === "ImplementationSpecific" && usesPatterns(ingress)) return patternOf(wanted).test(path);
  if (pathType === "ImplementationSpecific") return path.startsWith(wanted);
  const prefix = wanted.replace(/\/$/, "");
  return path === prefix || path.startsWith(`${prefix}/`);
}

/** Exact paths first, then the longest. */
function byPrecedence(
  { path: a }: { path: IHTTPIngressPath },
  { path: b }: { path: IHTTPIngressPath },
): number {
  const exact = Number(b.pathType === "Exact") - Number(a.pathType === "Exact");
  return exact || (b.path ?? "/").length - (a.path ?? "/").length;
}

function annotationOf({ metadata }: Ingress, name: string): string | undefined {
  return metadata.annotations?.[ANNOTATION + name];
}

function usesPatterns(ingress: Ingress): boolean {
  return annotationOf(ingress, "use-regex") === "true" ||
    annotationOf(ingress, "rewrite-target") !== undefined;
}

/** A pattern that is none matches nothing. */
function patternOf(text: string): RegExp {
  try {
    return new RegExp(`^${text}`, "i");
  } catch {
    return /$^/;
  }
}

/** `rewrite-target`, with `$1` for what the path's pattern has caught. */
function rewritten(ingress: Ingress, path: IHTTPIngressPath | undefined, asked: string): string {
  const target = annotationOf(ingress, "rewrite-target");
  if (target === undefined) return asked;
  const [pathname = "", query] = asked.split("?");
  const caught = patternOf(path?.path ?? "/").exec(pathname) ?? [];
  const text = target.replace(/\$(\d)/g, (_, number) => caught[Number(number)] ?? "");
  return query === undefined ? text : `${text}?${query}`;
}

function wantsTls(ingress: Ingress, host: string): boolean {
  if (annotationOf(ingress, "force-ssl-redirect") === "true") return true;
  if (annotationOf(ingress, "ssl-redirect") === "false") return false;
  const wildcard = host.replace(/^[^.]+/, "*");
  return (ingress.spec?.tls ?? []).some(({ hosts = [] }) => hosts.includes(host) || hosts.includes(wildcard));
}

function forwarding({ from }: HttpRequest, host: string, isSecure: boolean): Record<string, string> {
  const scheme = isSecure ? "https" : "http";
  return {
    "X-Real-Ip": from,
    "X-Forwarded-For": from,
    "X-Forwarded-Host": host,
    "X-Forwarded-Port": isSecure ? "443" : "80",
    "X-Forwarded-Proto": scheme,
    "X-Forwarded-Scheme": scheme,
    "X-Scheme": scheme,
  };
}

function passedOn(outcome: FetchOutcome): HttpAnswer {
  if (outcome.kind === "answer") {
    const { Server: _, ...headers } = outcome.answer.headers;
    return { ...outcome.answer, headers };
  }
  return nginxPage(outcome.kind === "timeout" ? 504 : 502);
}
