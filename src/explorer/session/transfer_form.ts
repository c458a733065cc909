/** Asks what is to be copied to or from a container. */
import type { Command, TaskEffect } from "../command.ts";
import { askedFormPane, type Form, type FormField, formPane, type FormValues } from "../dialog/form.ts";
import type { PaneContext } from "../pane.ts";
import { type Target, targetTitle } from "../target.ts";
import { byteText } from "./byte_text.ts";
import { readTarget } from "./object_patch.ts";
import { defaultContainer, podContainers } from "./pod_containers.ts";
import { baseName } from "../../cluster/copy/remote_path.ts";
import { localPath, runTransfer } from "./run_transfer.ts";
import { sameName, transferCommand } from "./transfer_words.ts";
import type { TransferWish } from "./transfers.ts";

export function transferForm(target: Target): readonly Command[] {
  const title = `Copy files: ${targetTitle(target)}`;
  return [{
    type: "open",
    pane: askedFormPane({
      title,
      prepare: async ({ client }, signal) => {
        const pod = await readTarget(client, target, signal);
        const running = podContainers(pod).filter(({ isRunning }) => isRunning).map(({ name }) => name);
        const wanted = target.container ?? defaultContainer(pod) ?? "";
        if (running.length === 0) throw new Error("no container of it is running");
        if (target.container !== undefined && !running.includes(target.container)) {
          throw new Error(`container ${target.container} is not running`);
        }
        const container = running.includes(wanted) ? wanted : running[0]!;
        return form({ ...target, container }, running);
      },
    }),
  }];
}

const [fromPod, toPod] = ["from the pod", "into the pod"];

function form(target: Target & { container: string }, running: readonly string[]): Form {
  const wishOf = (values: FormValues): TransferWish => {
    const direction = values.direction === fromPod ? "download" : "upload";
    const remote = values.remote!.trim();
    return {
      direction,
      target,
      container: values.container ?? target.container,
      remote,
      local: values.local!.trim() || (direction === "download" ? sameName(remote) : ""),
      noPreserve: values.noPreserve === "yes",
      retries: Number(values.retries!),
    };
  };
  return {
    title: `Copy files: ${targetTitle(target)}${running.length > 1 ? "" : ` ${target.container}`}`,
    fields: fields(target, running),
    kubectl: (values, now) => {
      const wish = wishOf({ ...values, remote: values.remote!.trim() || "PATH" });
      return transferCommand({ ...wish, local: wish.local || "FILE" }, now);
    },
    submit: (values, now) => [unlessThere(wishOf(values), now)],
  };
}

function fields(target: Target & { container: string }, running: readonly string[]): FormField[] {
  const isDownload = (values: FormValues): boolean => values.direction === fromPod;
  return [
    { name: "direction", label: "copy", type: "choice", value: fromPod!, choices: [fromPod!, toPod!] },
    {
      name: "remote",
      label: "in the pod",
      type: "text",
      value: "",
      hint: "a file or a folder",
      problem: (value, values) => {
        if (value.trim() === "") return "a path in the pod is needed";
        return isDownload(values) && values.local!.trim() === "" && baseName(value.trim()) === ""
          ? "say under which name it is to be here"
          : undefined;
      },
    },
    {
      name: "local",
      label: "here",
      type: "text",
      value: "",
      hint: "from the pod: empty for the same name",
      problem: (value, values) =>
        value.trim() === "" && !isDownload(values)
          ? "a file or a folder of this machine is needed"
          : undefined,
    },
    ...(running.length > 1
      ? [{
        name: "container",
        label: "container",
        type: "choice" as const,
        value: target.container,
        choices: running,
      }]
      : []),
    {
      name: "noPreserve",
      label: "no preserve",
      type: "toggle",
      value: "no",
      hint: "into the pod: owner and rights are the container's own",
    },
    {
      name: "retries",
      label: "retries",
      type: "text",
      value: "0",
      hint: "from the pod: after a lost connection; -1: without end",
      problem: (value) =>
        /^(-1|\d{1,6})$/.test(value.trim()) ? undefined : `"${value}" is no number of retries`,
    },
  ];
}

/** A file that is here already is replaced only when that was said. */
function unlessThere(wish: TransferWish, context: PaneContext): TaskEffect {
  return {
    type: "task",
    pane: context.pane,
    name: "transfer",
    run: async (_port, _tell, _signal, machine) => {
      const work = runTransfer(wish, context);
      if (wish.direction === "upload") return [work];
      const path = localPath(wish.local, machine);
      const facts = await machine.tree.facts(path);
      if (facts?.kind !== "file") return [work];
      return [{
        type: "open",
        pane: formPane({
          title: `${path} is there already: ${byteText(facts.size)}`,
          fields: [{ name: "answer", label: "replace it", type: "toggle", value: "no" }],
          kubectl: (_values, now) => transferCommand(wish, now),
          submit: ({ answer }) =>
            answer === "yes" ? [work] : [{ type: "notify", text: "Nothing was copied.", role: "dim" }],
        }),
      }];
    },
  };
}
