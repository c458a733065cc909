/** What may stand between clients and the API: paths of its own, and interference with requests. */
import type { User } from "../registry.ts";
import type { Answer } from "./answer.ts";
import type { ApiRequest } from "./api_request.ts";
import type { ResourceAttributes } from "./authorization.ts";

export interface ApiExtension {
  /** Answers a path that the API does not know, for who may ask it; undefined: nobody does. */
  answer(request: ApiRequest): Promise<Answer> | undefined;
  /**
   * Called before a request for a resource is answered, when something may interfere at all. May take its time, may
   * throw a `StatusError` or `ConnectionDropped`.
   */
  interfere(user: User, attributes: ResourceAttributes): Promise<void> | undefined;
}

/** The client gets no answer: its connection breaks. */
export class ConnectionDropped extends Error {
  constructor() {
    super("the connection was dropped on purpose");
    this.name = "ConnectionDropped";
  }
}
