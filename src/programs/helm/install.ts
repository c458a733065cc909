/** `helm install`. Source: helm.sh/helm/v4, pkg/cmd/install.go and pkg/action/install.go. */
import type { Acting } from "../../cluster/helm/acting.ts";
import { installDefinitions, installRelease } from "../../cluster/helm/install_release.ts";
import { releaseHistory } from "../../cluster/helm_releases.ts";
import { messageOf } from "../../cluster/helm/change_options.ts";
import { type HelmRelease, objectsIn } from "../../kube/helm_release.ts";
import { parseTemplate } from "../../go_template/template.ts";
import type { Call, Program } from "../program.ts";
import { requireArguments } from "./argument_count.ts";
import { chartDefinitions } from "./chart.ts";
import { type ChangeChoice, changeChoice, dryRunChoice, refuseSystemLabels } from "./change_choice.ts";
import { changeFlags } from "./change_flags.ts";
import { checkDependencies } from "./chart_dependencies.ts";
import { findChart } from "./find_chart.ts";
import { generatedName, nameAndChart } from "./locate_chart.ts";
import { formatted } from "./output_format.ts";
import { actingOf, logLine, releaseNameProblem } from "./release_acting.ts";
import { releaseJson } from "./release_json.ts";
import { renderRelease } from "./release_rendering.ts";
import { releaseText } from "./release_text.ts";
import { refuseLibrary } from "./template.ts";
import { valuesFrom } from "./value_options.ts";
import type { DryRun } from "./waiting_flags.ts";

const usage = "[NAME] [CHART] [flags]";

export const install: Program = {
  name: "install",
  summary: "Make a release of a chart: render it and create its objects",
  description:
    "Makes a release of a chart: renders it with its values and makes the objects. The chart is a folder, an\n" +
    "archive, a URL, or a name in a repository (repo/chart).",
  usage: [usage],
  flags: [
    ...changeFlags,
    { name: "generate-name", short: "g", kind: "bool", usage: "Make a name for the release." },
    { name: "name-template", kind: "string", usage: "Make a name for the release by this template." },
    { name: "replace", kind: "bool", usage: "Use the name of a release that is uninstalled." },
    { name: "server-side", kind: "bool", default: true, usage: "Objects are applied by the server." },
  ],
  examples: [
    ["A chart in a folder", "helm install web ./web"],
    ["With other values", "helm install web ./web --set replicas=2 -f values.yaml"],
  ],
  async run(call) {
    const choice = changeChoice(call.flags);
    requireArguments(call, { least: 1, usage });
    const dryRun = dryRunChoice(call);
    const wanted = {
      dryRun,
      isServerSide: call.flags.bool("server-side"),
      replaces: call.flags.bool("replace"),
    };
    const release = await installChart(call, choice, wanted).catch(async (error) => {
      await tellInterruption(call);
      throw failure(error);
    });
    await printRelease(call, release, choice);
    return 0;
  },
};

export interface InstallWish {
  readonly dryRun: DryRun;
  readonly isServerSide: boolean;
  readonly replaces: boolean;
}

/** Installs what the arguments name. */
export async function installChart(
  call: Call,
  choice: ChangeChoice,
  wish: InstallWish,
): Promise<HelmRelease> {
  const { flags, io } = call;
  const generatesName = flags.has("generate-name") && flags.bool("generate-name");
  const nameTemplate = flags.has("name-template") ? flags.string("name-template") : "";
  const { name: given, chart: chartName } = nameAndChart(call.args, { generatesName, nameTemplate });
  if (given === undefined && !generatesName && nameTemplate === "") {
    throw new Error("must either provide a name or specify --generate-name");
  }
  const { chart, path } = await findChart(call, chartName);
  const name = given ??
    (nameTemplate ? parseTemplate("name-template", nameTemplate).render({}) : generatedName(path, io.now()));
  const values = await valuesFrom(flags, io);
  refuseLibrary(chart);
  if (chart.metadata.deprecated) await io.err(logLine("WARN", "this chart is deprecated", {}));
  checkDependencies(chart);
  const isDryRun = wish.dryRun !== "none";
  const acting = await actingOf(call);
  if (!isDryRun && flags.bool("hide-secret")) {
    throw told(call, "hiding Kubernetes secrets requires a dry-run mode");
  }
  await requireFreeName(name, call, acting, { isDryRun, replaces: wish.replaces });
  const write = { isServerSide: wish.isServerSide };
  if (!isDryRun && !flags.bool("skip-crds")) {
    const files = chartDefinitions(chart).map(({ name, text }) => ({ name, objects: objectsIn(text) }));
    await installDefinitions(files, write, acting);
  }
  refuseSystemLabels(choice.labels);
  const release = await renderRelease(
    chart,
    values,
    {
      name,
      revision: await nextRevision(name, wish.replaces, acting),
      shownRevision: 1,
      isUpgrade: false,
      status: "pending-install",
      description: "Initial install underway",
      isServerSide: wish.isServerSide,
      labels: choice.labels,
      asksCluster: wish.dryRun !== "client",
    },
    call,
    acting,
  );
  return await installRelease(release, {
    ...choice,
    write: { ...write, hasForceConflicts: choice.hasForceConflicts, hasForceReplace: choice.hasForceReplace },
    isDryRun,
    createsNamespace: flags.bool("create-namespace"),
    replaces: wish.replaces,
  }, acting);
}

/** What install and upgrade print at their end. */
export async function printRelease(
  { flags, io }: Call,
  release: HelmRelease,
  { format }: Pick<ChangeChoice, "format">,
): Promise<void> {
  if (format !== "table") await io.out(formatted(releaseJson(release), format));
  else {
    const options = { hidesNotes: flags.bool("hide-notes"), isComplete: flags.bool("debug") };
    await io.out(releaseText(release, options));
  }
}

/** Rejects with the signal's reason after an interruption. */
export async function tellInterruption({ io, args }: Call): Promise<void> {
  if (!io.signal.aborted) return;
  await io.out(`Release ${args[0]} has been cancelled.\n`);
  io.signal.throwIfAborted();
}

function failure(error: unknown): unknown {
  if (error instanceof TypeError || error instanceof RangeError || !(error instanceof Error)) return error;
  return new Error(`INSTALLATION FAILED: ${error.message}`, { cause: error });
}

async function requireFreeName(
  name: string,
  call: Call,
  { client, namespace, signal }: Acting,
  { isDryRun, replaces }: { isDryRun: boolean; replaces: boolean },
): Promise<void> {
  const refuse = (why: string): never => {
    throw told(call, "release name check failed", why);
  };
  const problem = releaseNameProblem(name);
  if (problem) refuse(`release name ${JSON.stringify(name)}: ${problem}`);
  if (isDryRun) return;
  const [last] = await releaseHistory(client, { namespace, name }, signal);
  if (!last || (replaces && ["uninstalled", "failed"].includes(last.info.status))) return;
  refuse("cannot reuse a name that is still in use");
}

async function nextRevision(
  name: string,
  replaces: boolean,
  { client, namespace, signal }: Acting,
): Promise<number> {
  if (!replaces) return 1;
  const [last] = await releaseHistory(client, { namespace, name }, signal);
  return (last?.version ?? 0) + 1;
}

/** An error that stands in the log, too. */
function told({ io }: Call, message: string, why?: string): Error {
  void io.err(logLine("ERROR", message, why === undefined ? {} : { error: why }));
  return new Error(why === undefined ? message : `${message}: ${messageOf(why)}`);
}
