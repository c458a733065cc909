import type { KubeObject } from "../../kube/object.ts";
import type { Call } from "../program.ts";
import type { Applied } from "./applying.ts";
import type { DryRun } from "./dry_run.ts";
import { outcomePrinter } from "./outcome.ts";

export interface ApplyPrinter {
  /** After each object. */
  each(applied: Applied): Promise<void>;
  /** When all went well. */
  end(applied: readonly Applied[]): Promise<void>;
}

/** A line an object, or, in the formats that show whole objects, one object or one list at the end. */
export async function applyPrinter(call: Call, dryRun: DryRun): Promise<ApplyPrinter> {
  const { flags, io } = call;
  const print = await outcomePrinter(call, dryRun);
  const output = flags.string("output");
  if (output === "" && flags.string("template") === "" || output === "name") {
    return {
      each: async ({ object, operation }) => await io.out(print(object, operation)),
      end: () => Promise.resolve(),
    };
  }
  return {
    each: () => Promise.resolve(),
    async end(applied) {
      const [first, ...others] = applied.map(({ object }) => object);
      if (!first) return;
      const text = print(others.length === 0 ? first : listOf([first, ...others]), "");
      await io.out(output === "json" ? inGoOrder(text) : text);
    },
  };
}

function listOf(items: KubeObject[]): KubeObject {
  return { apiVersion: "v1", kind: "List", metadata: {}, items };
}

/** In JSON kubectl prints what the list is before what is in it: it is no generic object there. */
function inGoOrder(text: string): string {
  const list =
    /^\{\n {4}"apiVersion": "v1",\n( {4}"items": \[\n[^]*\n {4}\]),\n {4}"kind": "List",\n {4}"metadata": \{\}\n\}\n$/;
  return text.replace(
    list,
    (_, items) => `{\n    "kind": "List",\n    "apiVersion": "v1",\n    "metadata": {},\n${items}\n}\n`,
  );
}
