/** GET /events */
import type { EngineEvent, EngineEvents } from "../engine_events.ts";
import type { EventQueue } from "../../clock/event_queue.ts";
import { hasLabels } from "./api_request.ts";

export interface EventWish {
  sinceMs?: number;
  untilMs?: number;
  filters: ReadonlyMap<string, readonly string[]>;
}

/** Those of the past that are asked for, and those to come until the client goes. */
export function eventStream(
  events: EngineEvents,
  queue: EventQueue,
  { sinceMs, untilMs, filters }: EventWish,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = (): void => {};
  return new ReadableStream({
    start(controller) {
      let isOpen = true;
      const end = () => {
        if (isOpen) controller.close();
        isOpen = false;
        stop();
      };
      const send = (event: EngineEvent) => {
        const isEarly = sinceMs !== undefined && event.atMs < sinceMs;
        const isLate = untilMs !== undefined && event.atMs > untilMs;
        if (isOpen && !isEarly && !isLate && fits(event, filters)) {
          controller.enqueue(encoder.encode(JSON.stringify(view(event)) + "\n"));
        }
      };
      if (sinceMs !== undefined || untilMs !== undefined) events.past.forEach(send);
      if (untilMs !== undefined && untilMs <= queue.now()) return end();
      stop = events.listen(send);
      if (untilMs !== undefined) queue.schedule(untilMs - queue.now(), end);
      signal.addEventListener("abort", end, { once: true });
    },
    cancel: () => stop(),
  });
}

function fits(event: EngineEvent, filters: EventWish["filters"]): boolean {
  const named = (type: EngineEvent["type"], values: readonly string[]) =>
    event.type === type &&
    values.some((value) => event.id.startsWith(value) || event.attributes["name"] === value);
  return [...filters].every(([name, values]) => {
    switch (name) {
      case "type":
        return values.includes(event.type);
      case "event":
        return values.some((value) => event.action === value || event.action.startsWith(`${value}:`));
      case "label":
        return hasLabels(event.attributes, values);
      case "image":
        return values.some((value) => event.id === value || event.attributes["image"]?.startsWith(value));
      case "container":
      case "network":
      case "volume":
        return named(name, values);
      default:
        return true;
    }
  });
}

function view({ type, action, id, attributes, atMs }: EngineEvent) {
  return {
    // Containers and images are told in the old way, too.
    ...(type === "container" || type === "image"
      ? { status: action, id, ...(attributes["image"] ? { from: attributes["image"] } : {}) }
      : {}),
    Type: type,
    Action: action,
    Actor: { ID: id, Attributes: attributes },
    scope: "local",
    time: Math.floor(atMs / 1000),
    timeNano: Math.floor(atMs) * 1_000_000,
  };
}
