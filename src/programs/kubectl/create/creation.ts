/** The frame of `kubectl create NOUN`: each subcommand says only what its object is made of. */
import { ApiError } from "../../../cluster/api_error.ts";
import { type Addressed, resourcePath } from "../../../cluster/resource_path.ts";
import type { KubeObject } from "../../../kube/object.ts";
import { ArgumentsError, type FlagValues } from "../../flags.ts";
import type { Call, Program } from "../../program.ts";
import { dryRunFlag, dryRunOf } from "../dry_run.ts";
import { typedPrinter } from "../typed_object.ts";
import { noteConfiguration, saveConfigFlag } from "../save_config.ts";
import { outcomeFlags } from "../outcome.ts";
import { fieldManagerFlag, validateFlag, validationOf, writeQuery } from "../write_flags.ts";

/** What subcommands for one kind share. */
export interface CreationFrame {
  resource: Addressed & { namespaced: boolean };
  /** What kubectl says before the server's reason: `failed to create job: `. Absent: as any refusal of the server. */
  refusal?: string;
}

export interface Creation extends CreationFrame, Omit<Program, "run"> {
  /** Throws for flags and arguments that do not go together. */
  check?(call: Call): void | Promise<void>;
  /** The object with its fields in the order of their Go types, which is how kubectl prints JSON. */
  build(call: Call, name: string): KubeObject | Promise<KubeObject>;
}

/** The program for it: builds the object, sends it unless it is only a trial, and prints it. */
export function creation(creation: Creation): Program {
  const { resource: _resource, refusal: _refusal, check: _check, build: _build, ...record } = creation;
  return {
    ...record,
    flags: [
      ...record.flags,
      ...outcomeFlags,
      dryRunFlag,
      fieldManagerFlag("kubectl-create"),
      saveConfigFlag,
      validateFlag,
    ],
    run: (call) => runCreation(call, creation),
  };
}

/** Objects name their namespace only where the command line does. */
export function inNamespace(flags: FlagValues): { namespace?: string } {
  const namespace = flags.string("namespace");
  return namespace ? { namespace } : {};
}

/** The one name that such commands take; words after `--` are none. */
export function nameOf({ args, beforeDash }: Pick<Call, "args" | "beforeDash">): string {
  const names = args.slice(0, beforeDash);
  if (names.length !== 1) throw new ArgumentsError(`exactly one NAME is required, got ${names.length}`);
  return names[0]!;
}

async function runCreation(call: Call, { resource, refusal, check, build }: Creation): Promise<number> {
  const { flags, io } = call;
  const name = nameOf(call);
  const dryRun = await dryRunOf(call);
  const print = await typedPrinter(call, dryRun);
  const validation = validationOf(flags);
  await check?.(call);
  let object = await build(call, name);
  if (flags.bool("save-config")) object = noteConfiguration(object);
  if (dryRun !== "client") {
    const { client, namespace } = await call.connect();
    const path = resourcePath(resource, resource.namespaced ? { namespace } : {});
    const query = writeQuery(flags, dryRun, validation);
    object = await client.create(path, object, { query, signal: io.signal }).catch((error) => {
      throw refusal !== undefined && error instanceof ApiError
        ? new Error(`${refusal}${error.status.message ?? ""}`, { cause: error })
        : error;
    });
  }
  await io.out(print(object, "created"));
  return 0;
}
