/** GET of one object and of lists. */
import type { KubeObject, ListMeta } from "../../../kube/object.ts";
import type { AnyKind } from "../kind.ts";
import { apiVersionOf } from "../object_form.ts";
import { badRequest, expired, notFound } from "../refusals.ts";
import type { StoredObject } from "../registry.ts";
import { Selector } from "../selection.ts";
import { StatusError } from "../status_error.ts";
import type { Range, StoreTable } from "../store_table.ts";
import { keyOf } from "../store.ts";
import { StoredEntry } from "../stored_entry.ts";
import type { Answer } from "./answer.ts";
import type { ApiContext, ResourceRequest } from "./api_context.ts";
import { decodeContinue, encodeContinue } from "./continue_token.ts";
import type { ListOptions } from "./list_options.ts";
import { listAnswer, objectAnswer } from "./object_view.ts";

export function getObject(context: ApiContext, request: ResourceRequest): Answer {
  const { kind, path } = request;
  const key = keyOf(path.namespace, path.name!);
  const entry = kind.computed
    ? computedEntries(context, kind, path.namespace).find((entry) => entry.key === key)
    : context.registry.store.table(kind).get(key);
  if (!entry) throw kind.absence?.(path.namespace, path.name!) ?? notFound(kind, path.name!);
  return objectAnswer(request, 200, entry, context.queue.now());
}

export function listObjects(context: ApiContext, request: ResourceRequest, options: ListOptions): Answer {
  const { kind, face, path } = request;
  const selector = new Selector(face, options);
  if (kind.computed) {
    const entries = computedEntries(context, kind, path.namespace).filter(({ object }) =>
      (path.namespace === undefined || object.metadata.namespace === path.namespace) &&
      selector.matches(object)
    );
    return listAnswer(request, entries, {}, context.queue.now());
  }
  const table = context.registry.store.table(kind);
  const place = placeOf(context, options, path.namespace);
  const page = readPage(table, selector, place, options);
  const metadata: ListMeta = { resourceVersion: String(place.shownRevision) };
  if (page.next !== undefined) {
    metadata.continue = encodeContinue({ revision: place.shownRevision, start: `/${page.next}` });
    if (selector.isEmpty) metadata.remainingItemCount = page.remaining;
  }
  return listAnswer(request, page.entries, metadata, context.queue.now());
}

/** The objects of a kind that is not stored. */
function computedEntries(
  { registry, queue, random }: ApiContext,
  kind: AnyKind,
  namespace: string | undefined,
): StoredEntry[] {
  const objects = kind.computed?.({ registry, clock: queue, random }, namespace) ?? [];
  return objects.map((object) => new StoredEntry(kind, withKind(kind, object), 0));
}

function withKind(kind: AnyKind, object: KubeObject): StoredObject {
  return { kind: kind.kind, apiVersion: apiVersionOf(kind), ...object } as StoredObject;
}

/** Which state is listed, and from where. */
interface Place {
  namespace: string | undefined;
  /** The first key. */
  from: string | undefined;
  /** Undefined: the newest. */
  revision: number | undefined;
  shownRevision: number;
}

function placeOf(context: ApiContext, options: ListOptions, namespace: string | undefined): Place {
  const { store } = context.registry;
  const { resourceVersion: asked } = options;
  if (options.continueToken) {
    if (asked) throw badRequest("specifying resource version is not allowed when using continue");
    const token = decodeContinue(options.continueToken);
    const from = namespace === undefined ? token.start : `${namespace}/${token.start}`;
    if (token.revision < 0) return { namespace, from, revision: undefined, shownRevision: store.revision };
    if (token.revision < store.compactedRevision || token.revision > store.revision) {
      throw continueExpired(token.start);
    }
    return { namespace, from, revision: token.revision, shownRevision: token.revision };
  }
  if (asked !== undefined && asked > store.revision) throw tooLarge(asked, store.revision);
  const isExact = asked !== undefined && asked > 0 &&
    (options.match === "Exact" || (options.match === undefined && options.limit > 0));
  if (!isExact) return { namespace, from: undefined, revision: undefined, shownRevision: store.revision };
  if (asked < store.compactedRevision) {
    throw expired("The resourceVersion for the provided list is too old.");
  }
  return { namespace, from: undefined, revision: asked, shownRevision: asked };
}

interface Page {
  entries: StoredEntry[];
  /** The key where the next page begins, below the listed prefix. */
  next?: string;
  remaining: number;
}

function readPage(table: StoreTable, selector: Selector, place: Place, options: ListOptions): Page {
  // A list at revision 0 is served from the watch cache, which knows no pages.
  const limit = options.resourceVersion === 0 || options.limit <= 0 ? Infinity : options.limit;
  const range: Range = { namespace: place.namespace, from: place.from };
  const page: Page = { entries: [], remaining: 0 };
  const all = place.revision === undefined ? table.list(range) : table.listAt(place.revision, range);
  for (const entry of all) {
    if (!selector.isEmpty && !selector.matches(entry.object)) continue;
    if (page.entries.length < limit) {
      page.entries.push(entry);
      continue;
    }
    const last = page.entries.at(-1)!.key;
    page.next = `${place.namespace === undefined ? last : last.slice(place.namespace.length + 1)}\0`;
    const rest: Range = { namespace: place.namespace, from: `${last}\0` };
    page.remaining = place.revision === undefined ? table.count(rest) : table.countAt(place.revision, rest);
    break;
  }
  return page;
}

function tooLarge(asked: number, newest: number): StatusError {
  return new StatusError(504, "Timeout", `Too large resource version: ${asked}, current: ${newest}`, {
    causes: [{ reason: "ResourceVersionTooLarge", message: "Too large resource version" }],
    retryAfterSeconds: 1,
  });
}

function continueExpired(start: string): StatusError {
  const refusal = expired(
    "The provided continue parameter is too old to display a consistent list result. You can start a new list " +
      "without the continue parameter, or use the continue token in this response to retrieve the remainder of " +
      "the results. Continuing with the provided token results in an inconsistent list - objects that were " +
      "created, modified, or deleted between the time the first chunk was returned and now may show up in the list.",
  );
  refusal.status.metadata = { continue: encodeContinue({ revision: -1, start }) };
  return refusal;
}
