/** Asks which port of an object is to be reached on which port of this machine. */
import { freeLocalPort } from "../../cluster/port_forward.ts";
import type { Command } from "../command.ts";
import { askedFormPane, type Form, type FormField, type FormValues } from "../dialog/form.ts";
import type { PaneContext } from "../pane.ts";
import { kubectlName } from "../resolve_resource.ts";
import { type Target, targetTitle } from "../target.ts";
import { isPods, type OfferedPort, offeredPorts, podSearch, readyPod } from "./forward_pods.ts";
import { readTarget } from "./object_patch.ts";
import { runForward } from "./run_forward.ts";

export function forwardForm(target: Target): readonly Command[] {
  return [{
    type: "open",
    pane: askedFormPane({
      title: `Port-forward to ${targetTitle(target)}`,
      prepare: async ({ client }, signal) => {
        const object = await readTarget(client, target, signal);
        const asked = isPods(target.resource) ? object : undefined;
        const search = await podSearch(client, target, signal);
        const pod = asked ?? await readyPod(client, target.namespace, search, undefined, signal);
        return form(target, offeredPorts(target, object, pod).slice(0, offeredLimit));
      },
    }),
  }];
}

/** More do not fit into a line; a number may be typed for any. */
const offeredLimit = 6;
const other = "other";

function form(target: Target, offered: readonly OfferedPort[]): Form {
  const proposals = new Map(offered.map((one) => [one.title, String(freeLocalPort(one.number))]));
  const first = offered[0]?.title ?? other;
  const wanted = (values: FormValues): string =>
    offered.find(({ title }) => title === values.offered)?.port ?? values.port!.trim();
  /** 0: any that is free. */
  const local = (values: FormValues): number => {
    const isUntouched = values.local === "" || values.local === proposals.get(first);
    return Number(isUntouched ? proposals.get(values.offered ?? "") ?? 0 : values.local);
  };
  const remote = (values: FormValues): string =>
    String(offered.find(({ title }) => title === values.offered)?.number ?? values.port!.trim());
  return {
    title: `Port-forward to ${targetTitle(target)}`,
    fields: [
      ...portFields(offered, first),
      {
        name: "local",
        label: "local port",
        type: "text",
        value: proposals.get(first) ?? "",
        hint: "on this machine; empty: one that is free",
        problem: (value) => value === "" ? undefined : portProblem(value),
      },
      {
        name: "address",
        label: "address",
        type: "text",
        value: "127.0.0.1",
        hint: "0.0.0.0 lets other machines in",
        problem: (value) => value.trim() === "" ? "an address of this machine is needed" : undefined,
      },
    ],
    kubectl: (values, now) => forwardCommand(target, values, remote(values), local(values), now),
    submit: (values, now) => [
      runForward({
        target,
        address: values.address!.trim(),
        localPort: local(values),
        port: wanted(values),
      }, now),
    ],
  };
}

function portFields(offered: readonly OfferedPort[], first: string): FormField[] {
  const number: FormField = {
    name: "port",
    label: offered.length > 0 ? "other port" : "pod's port",
    type: "text",
    value: "",
    hint: offered.length > 0 ? "for the choice “other”" : "number or name; the pods say none",
    problem: (value, values) => {
      if (values.offered !== undefined && values.offered !== other) return undefined;
      return /^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(value.trim()) ? undefined : portProblem(value);
    },
  };
  if (offered.length === 0) return [number];
  const choices = [...offered.map(({ title }) => title), other];
  return [{ name: "offered", label: "pod's port", type: "choice", value: first, choices }, number];
}

function portProblem(value: string): string | undefined {
  const number = Number(value);
  const isPort = /^\d{1,5}$/.test(value.trim()) && number > 0 && number < 65536;
  return isPort ? undefined : `"${value}" is no port: 1 to 65535`;
}

function forwardCommand(
  { resource, namespace, name }: Target,
  { address }: FormValues,
  port: string,
  local: number,
  { discovery, contextFlag }: PaneContext,
): string {
  const where = address === "127.0.0.1" ? "" : ` --address ${address}`;
  const ports = `${local === 0 ? "" : local}:${port || "PORT"}`;
  return `kubectl port-forward ${
    kubectlName(discovery, resource)
  }/${name} ${ports} -n ${namespace}${where}${contextFlag}`;
}
