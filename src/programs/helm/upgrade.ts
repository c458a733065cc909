/** `helm upgrade`. Source: helm.sh/helm/v4, pkg/cmd/upgrade.go and pkg/action/upgrade.go. */
import { releaseHistory } from "../../cluster/helm_releases.ts";
import type { Acting } from "../../cluster/helm/acting.ts";
import { installDefinitions } from "../../cluster/helm/install_release.ts";
import { upgradeRelease } from "../../cluster/helm/upgrade_release.ts";
import type { GoMap } from "../../go_template/value.ts";
import { type HelmRelease, isServerSide, objectsIn, valuesOf } from "../../kube/helm_release.ts";
import { isJsonObject } from "../../kube/merge_type.ts";
import type { FlagValues } from "../flags.ts";
import type { Call, Program } from "../program.ts";
import { requireArguments } from "./argument_count.ts";
import { type Chart, chartDefinitions } from "./chart.ts";
import { type ChangeChoice, changeChoice, dryRunChoice, refuseSystemLabels } from "./change_choice.ts";
import { changeFlags } from "./change_flags.ts";
import { checkDependencies } from "./chart_dependencies.ts";
import { coalesceTables } from "./coalesce_values.ts";
import { findChart } from "./find_chart.ts";
import { installChart, printRelease, tellInterruption } from "./install.ts";
import { actingOf, logLine, releaseNameProblem } from "./release_acting.ts";
import { renderRelease } from "./release_rendering.ts";
import { refuseLibrary } from "./template.ts";
import { valuesFrom } from "./value_options.ts";
import { type DryRun, historyMaxFlag, serverSideFlag, serverSideOf } from "./waiting_flags.ts";

const usage = "[RELEASE] [CHART] [flags]";

export const upgrade: Program = {
  name: "upgrade",
  summary: "Bring a release to another chart version, or to other values",
  description:
    "Makes a new revision of a release, of the same chart or another one. Values that were given before are kept\n" +
    "when none is given now; --reuse-values and --reset-values say so or otherwise.",
  usage: [usage],
  flags: [
    ...changeFlags,
    { name: "cleanup-on-fail", kind: "bool", usage: "Delete what was made, if the upgrade fails." },
    historyMaxFlag(),
    { name: "install", short: "i", kind: "bool", usage: "Install it if there is no such release." },
    {
      name: "reset-then-reuse-values",
      kind: "bool",
      usage: "The chart's new values, over them those that were given before, over them those of now.",
    },
    { name: "reset-values", kind: "bool", usage: "The chart's values, and those of now." },
    { name: "reuse-values", kind: "bool", usage: "All values of before, and over them those of now." },
    serverSideFlag,
  ],
  async run(call) {
    const { flags, io, args } = call;
    const choice = changeChoice(flags);
    requireArguments(call, { least: 2, most: 2, usage });
    const dryRun = dryRunChoice(call);
    if (flags.bool("install") && await isMissing(call)) {
      if (choice.format === "table") {
        await io.out(`Release ${JSON.stringify(args[0])} does not exist. Installing it now.\n`);
      }
      const isServerSide = serverSideOf(flags.string("server-side")) ?? true;
      const release = await installChart(call, choice, { dryRun, isServerSide, replaces: false });
      await printRelease(call, release, choice);
      return 0;
    }
    const { chart } = await findChart(call, args[1]!);
    const values = await valuesFrom(flags, io);
    refuseLibrary(chart);
    if (chart.metadata.deprecated) await io.err(logLine("WARN", "this chart is deprecated", {}));
    checkDependencies(chart);
    const release = await upgradeChart(call, { chart, values }, choice, dryRun).catch(async (error) => {
      await tellInterruption(call);
      if (error instanceof TypeError || error instanceof RangeError || !(error instanceof Error)) throw error;
      throw new Error(`UPGRADE FAILED: ${error.message}`, { cause: error });
    });
    if (choice.format === "table") {
      await io.out(`Release ${JSON.stringify(args[0])} has been upgraded. Happy Helming!\n`);
    }
    await printRelease(call, release, choice);
    return 0;
  },
};

async function upgradeChart(
  call: Call,
  { chart, values }: { chart: Chart; values: GoMap },
  choice: ChangeChoice,
  dryRun: DryRun,
): Promise<HelmRelease> {
  const { flags, args } = call;
  const name = args[0]!;
  if (releaseNameProblem(name)) throw new Error(`release name is invalid: ${name}`);
  const isDryRun = dryRun !== "none";
  if (!isDryRun && flags.bool("hide-secret")) {
    throw new Error("hiding Kubernetes secrets requires a dry-run mode");
  }
  const acting = await actingOf(call);
  const { last, deployed } = await revisionsOf(name, acting);
  const given = reused(chart, deployed, values, flags);
  refuseSystemLabels(choice.labels);
  const isApplied = serverSideOf(flags.string("server-side")) ?? isServerSide(last);
  const write = { isServerSide: isApplied };
  const definitions = chartDefinitions(given.chart);
  if (flags.bool("install") && !flags.bool("skip-crds") && !isDryRun && definitions.length > 0) {
    const files = definitions.map(({ name, text }) => ({ name, objects: objectsIn(text) }));
    await installDefinitions(files, write, acting);
  }
  const upgraded = await renderRelease(
    given.chart,
    given.values,
    {
      name,
      revision: last.version + 1,
      isUpgrade: true,
      status: "pending-upgrade",
      description: "Preparing upgrade",
      ...(deployed.info["first_deployed"] ? { firstDeployed: String(deployed.info["first_deployed"]) } : {}),
      isServerSide: isApplied,
      labels: mergedLabels(last, choice.labels),
      asksCluster: dryRun !== "client",
    },
    call,
    acting,
  );
  return await upgradeRelease(deployed, upgraded, {
    ...choice,
    write: { ...write, hasForceConflicts: choice.hasForceConflicts, hasForceReplace: choice.hasForceReplace },
    isDryRun,
    cleansUp: flags.bool("cleanup-on-fail"),
    historyMax: flags.number("history-max")!,
  }, acting);
}

/** With --install, what is uninstalled is missing, too. */
async function isMissing(call: Call): Promise<boolean> {
  const { client, namespace } = await call.connect();
  const [last] = await releaseHistory(client, { namespace, name: call.args[0]! }, call.io.signal);
  return !last || last.info.status === "uninstalled";
}

/** The newest revision, and the one that its objects are of. */
async function revisionsOf(
  name: string,
  { client, namespace, signal }: Acting,
): Promise<{ last: HelmRelease; deployed: HelmRelease }> {
  const history = await releaseHistory(client, { namespace, name }, signal);
  const [last] = history;
  const none = new Error(`${JSON.stringify(name)} has no deployed releases`);
  if (!last) throw none;
  if (last.info.status.startsWith("pending-")) {
    throw new Error("another operation (install/upgrade/rollback) is in progress");
  }
  const deployed = history.find(({ info }) => info.status === "deployed");
  if (deployed) return { last, deployed };
  if (last.info.status === "failed" || last.info.status === "superseded") return { last, deployed: last };
  throw none;
}

/** The chart's values and the given ones, with those of before as the flags ask for them. */
function reused(
  chart: Chart,
  deployed: HelmRelease,
  values: GoMap,
  flags: FlagValues,
): { chart: Chart; values: GoMap } {
  const before = valuesOf(deployed, false) as GoMap;
  if (flags.bool("reset-values")) return { chart, values };
  if (flags.bool("reuse-values")) {
    const all = valuesOf(deployed, true) as GoMap;
    return { chart: { ...chart, values: all }, values: coalesceTables(values, before) };
  }
  if (flags.bool("reset-then-reuse-values")) return { chart, values: coalesceTables(values, before) };
  return { chart, values: Object.keys(values).length === 0 ? before : values };
}

/** A label whose new value is `null` goes. */
function mergedLabels(last: HelmRelease, labels: Readonly<Record<string, string>>): Record<string, string> {
  const before = isJsonObject(last["labels"]) ? last["labels"] as Record<string, string> : {};
  return Object.fromEntries(Object.entries({ ...before, ...labels }).filter(([, value]) => value !== "null"));
}
