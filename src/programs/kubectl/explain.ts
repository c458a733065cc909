import { explain as explainText } from "../../kube/explain.ts";
import { type ExplainPath, parseExplainPath } from "../../kube/explain_path.ts";
import { ResourceNameError } from "../../kube/resource_name.ts";
import type { Program } from "../program.ts";

/** `kubectl explain`. */
export const explain: Program = {
  name: "explain",
  summary: "Say what a kind is, and what its fields mean",
  usage: ["TYPE[.FIELD[.FIELD ...]] [--recursive] [--api-version=GROUP/VERSION]"],
  flags: [
    {
      name: "api-version",
      kind: "string",
      usage: "The group and version to explain, such as autoscaling/v1.",
    },
    { name: "output", short: "o", kind: "string", default: "plaintext", usage: "Output format: plaintext." },
    { name: "recursive", short: "R", kind: "bool", usage: "Print the tree of all fields below." },
  ],
  examples: [
    ["A resource and its fields", "pequod explain pods"],
    ["One field of it", "pequod explain deployment.spec.strategy"],
    ["All fields below it", "pequod explain svc.spec --recursive"],
  ],
  async run(call) {
    const { flags, args, io } = call;
    const [text] = args;
    if (text === undefined) {
      await io.err(`error: You must specify the type of resource to explain. ${HOW_TO_KNOW}\n`);
      return 1;
    }
    if (args.length > 1) throw new Error("We accept only this format: explain RESOURCE");
    if (flags.string("output") !== "plaintext") {
      throw new Error(`unrecognized format: ${flags.string("output")}`);
    }
    const connection = await call.connect();
    const discovery = await connection.discovery();
    let found: ExplainPath;
    try {
      found = parseExplainPath(discovery, text);
    } catch (error) {
      if (!(error instanceof ResourceNameError)) throw error;
      await io.err(`${error.message}\n`); // kubectl says it without "error:" here
      return 1;
    }
    const { resource, fields } = found;
    const apiVersion = flags.string("api-version") || groupVersion(resource);
    const slash = apiVersion.indexOf("/");
    const kind = {
      group: apiVersion.slice(0, Math.max(0, slash)),
      version: apiVersion.slice(slash + 1),
      kind: resource.kind,
    };
    const document = await connection.openapi(apiVersion);
    if (!document) throw new Error(`couldn't find resource for "${apiVersion}, Resource=${resource.name}"`);
    const explanation = explainText(document, { kind, path: fields, recursive: flags.bool("recursive") });
    await io.out(explanation.text);
    if (explanation.error === undefined) return 0;
    await io.err(`${explanation.error}\n`);
    return 1;
  },
};

const HOW_TO_KNOW = 'Use "kubectl api-resources" for a complete list of supported resources.';

function groupVersion({ group, version }: { group: string; version: string }): string {
  return group ? `${group}/${version}` : version;
}
