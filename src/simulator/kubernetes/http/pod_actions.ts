/** POST pods/NAME/binding and bindings, and what actions answer. */
import type { Status } from "../../../kube/object.ts";
import { bindPod } from "../scheduler/binding.ts";
import { type Answer, jsonAnswer } from "./answer.ts";
import type { ApiContext, ResourceRequest } from "./api_context.ts";
import { readObject } from "./request_body.ts";
import { parseWriteQuery } from "./write_options.ts";

const BINDING = { group: "", version: "v1", kind: "Binding" };

/** Gives the pod its node. */
export async function bind(context: ApiContext, request: ResourceRequest): Promise<Answer> {
  const { path } = request;
  parseWriteQuery(request.request, "CreateOptions");
  const { object: binding } = await readObject(context, request.request, BINDING, "Ignore");
  const node = (binding.target as { name?: string } | undefined)?.name ?? "";
  bindPod(context.registry, path.namespace, path.name!, node, context.queue.now());
  return created(request.pretty);
}

/** The same posted to `bindings`: the binding has the pod's name. */
export async function bindNamed(context: ApiContext, request: ResourceRequest): Promise<Answer> {
  const { object } = await readObject(context, request.request, BINDING, "Ignore");
  return await bind(context, { ...request, path: { ...request.path, name: object.metadata.name ?? "" } });
}

export function created(pretty: boolean): Answer {
  const status: Status = { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success", code: 201 };
  return jsonAnswer(201, status, pretty);
}
