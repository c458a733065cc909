/** Commands after `:` that are no kinds. Adding one is adding a record. */
import { placeProblem } from "../cluster/resource_path.ts";
import { accessCommands } from "./access/access_commands.ts";
import { aroundCommands } from "./around/around_commands.ts";
import { faultsSource } from "./faults.ts";
import { helmCommand } from "./helm/helm_command.ts";
import { missingRights } from "./ask_rights.ts";
import { changeCommands } from "./change/change_commands.ts";
import type { Command } from "./command.ts";
import type { CommandLine } from "./command_line.ts";
import { type Model, namespaceNames } from "./model.ts";
import { creationCommands } from "./creation/creation_commands.ts";
import { opening, rooms } from "./rooms.ts";
import { readConfiguration } from "./configuration.ts";
import { nearMatches } from "./fuzzy.ts";
import { newHelp } from "./help_pane.ts";
import { forwardList } from "./session/forward_list.ts";
import { apiResources } from "./table/api_resources.ts";
import { contexts } from "./table/contexts.ts";
import { changeTheme, themeNames } from "./theme_choice.ts";
import { tableCommands } from "./table/table_commands.ts";
import { sourceTable } from "./table/table_pane.ts";

export interface PromptCommand {
  /** The first is suggested. */
  words: readonly string[];
  /** For help: what may follow the word, and what it does. */
  usage: string;
  title: string;
  /** It makes sense only when discovery has answered: until then it waits. */
  needsKinds?: boolean;
  /** It opens a view that the explorer may begin with next time. */
  isView?: boolean;
  complete?: (model: Model) => string[];
  /** A text says what is wrong; then the prompt stays open. Undefined: not meant here, try the kinds. */
  run: (line: CommandLine, model: Model) => readonly Command[] | string | undefined;
}

export const promptCommands: readonly PromptCommand[] = [
  {
    words: ["ctx", "context", "contexts"],
    usage: "ctx [NAME]",
    title: "contexts, or change to one",
    complete: (model) => model.contexts.map((context) => context.name),
    run: (line, model) => {
      const name = line.arguments[0] ?? line.context;
      if (name === undefined) return [{ type: "open", pane: sourceTable(contexts) }];
      if (model.contexts.some((context) => context.name === name)) {
        return [{ type: "connect", context: name }];
      }
      const near = nearMatches(name, model.contexts.map((context) => context.name), 3);
      return `no context exists with the name: "${name}"` +
        (near.length > 0 ? `; near: ${near.join(", ")}` : "");
    },
  },
  {
    words: ["ns", "namespace"],
    usage: "ns [NAME[,NAME …]|all]",
    title: "namespaces, or change to one",
    complete: (model) => [...namespaceNames(model), "all"],
    run: (line) => {
      if (line.allNamespaces) return [{ type: "namespace", namespace: undefined, here: true }];
      const name = line.arguments[0];
      // Without a name it is the kind.
      if (name === undefined) return undefined;
      return placeProblem({ namespace: name }) ?? [{ type: "namespace", namespace: name, here: true }];
    },
  },
  {
    words: ["api-resources", "aliases"],
    usage: "api-resources",
    title: "every kind of this cluster",
    needsKinds: true,
    run: (line) => [{ type: "open", pane: sourceTable(apiResources, line.filter) }],
  },
  {
    words: ["portforwards", "pf"],
    usage: "portforwards",
    title: "ports of this machine that lead into pods",
    run: (line) => [{ type: "open", pane: sourceTable(forwardList(), line.filter) }],
  },
  {
    words: ["transfers", "cp"],
    usage: "transfers",
    title: "files that are copied to and from containers",
    run: (line) => [{
      type: "later",
      load: async () => {
        const { transferList } = await import("./session/transfer_list.ts");
        return [{ type: "open", pane: sourceTable(transferList, line.filter) }];
      },
    }],
  },
  {
    words: ["explain"],
    usage: "explain TYPE[.FIELD …]",
    title: "documentation of a kind or a field",
    run: (line) => {
      const asked = line.arguments[0];
      return asked === undefined
        ? "explain what? such as: explain deployment.spec"
        : [opening(rooms.explain, ({ explainPane }) => explainPane(asked))];
    },
  },
  ...tableCommands,
  ...accessCommands,
  ...aroundCommands,
  ...changeCommands,
  ...creationCommands,
  {
    words: ["errors"],
    usage: "errors",
    title: "what went wrong in this session, and what helps",
    run: () => [{ type: "open", pane: sourceTable(faultsSource) }],
  },
  {
    words: ["mouse"],
    usage: "mouse on|off",
    title: "clicks, or the terminal's own selection without Shift",
    complete: () => ["on", "off"],
    run: ({ arguments: [wish] }) => {
      if (wish !== "on" && wish !== "off") return "mouse on, or mouse off?";
      return [{ type: "mouse", on: wish === "on" }, {
        type: "notify",
        text: `The mouse is ${wish}.`,
        role: "ok",
      }];
    },
  },
  helmCommand,
  {
    words: ["grant"],
    usage: "grant [KEY]",
    title: "the smallest role that would allow a key here, such as delete, or all that is forbidden",
    run: ({ arguments: [deed] }, model) => {
      const missing = missingRights(model, deed);
      if (missing.length === 0) {
        const what = deed === undefined ? "nothing" : `no key called ${deed}`;
        return `${what} is known to be forbidden on the object under the cursor`;
      }
      const load =
        async () => [{ type: "open" as const, pane: (await import("./grant.ts")).grantPane(missing) }];
      return [{ type: "later", load }];
    },
  },
  {
    words: ["sd", "screendump", "screendumps"],
    usage: "sd",
    title: "files that Ctrl-S saved",
    run: (line) => [{
      type: "later",
      load: async () => {
        const { screenDumps } = await import("./text/screen_dumps.ts");
        return [{ type: "open", pane: sourceTable(screenDumps, line.filter) }];
      },
    }],
  },
  {
    words: ["theme", "skin"],
    usage: "theme [NAME]",
    title: "another look, shown while it is typed; auto: as the terminal is",
    complete: themeNames,
    run: ({ arguments: [name] }, model) => changeTheme(name, model),
  },
  {
    words: ["config"],
    usage: "config",
    title: "reads the configuration again, and says what is wrong with it",
    run: (_line, model) => readConfiguration(model),
  },
  {
    words: ["help"],
    usage: "help",
    title: "keys and commands",
    run: (_line, model) => [{ type: "open", pane: newHelp(model) }],
  },
  {
    words: ["q", "quit", "exit", "q!", "qa"],
    usage: "q",
    title: "leave",
    run: () => [{ type: "quit" }],
  },
];
