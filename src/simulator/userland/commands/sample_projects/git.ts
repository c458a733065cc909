/** `git`, as far as `git clone` of the projects that the lecture uses: they come with the program, without a network. */
import { ownEntry } from "../../../../kube/own_entry.ts";
import type { FileRecord } from "../../../host/record_files.ts";
import type { Run } from "../../../host/process.ts";
import type { Call, CommandRecord } from "../command.ts";
import { SAMPLE_PROJECTS } from "./projects.ts";

export const git: CommandRecord = {
  name: "git",
  about: "Fetches the sample projects: git clone https://github.com/tolson-vkn/docker-training",
  usage: ["clone [--depth NUM] [--branch NAME] ADDRESS [FOLDER]", "--version"],
  options: {},
  readsOwnWords: true,
  notes: "Only clone is there, and it knows docker-training, env-echgo, celrab and forge.",
  run: (call) => start(call),
};

const MS = 600;
const FATAL = 128;

function start(call: Call): Run | number {
  const [verb, ...words] = call.operands;
  if (verb === "--version" || verb === "version") {
    call.out("git version 2.43.0\n");
    return 0;
  }
  if (verb === "clone") return clone(call, words);
  if (verb === undefined) {
    call.out("usage: git clone [--depth NUM] [--branch NAME] ADDRESS [FOLDER]\n");
    return 1;
  }
  call.process.err(`git: '${verb}' is not a git command. See 'git --help'.\n`);
  return 1;
}

function* clone(call: Call, words: readonly string[]): Run {
  const isQuiet = words.some((word) => word === "-q" || word === "--quiet");
  const operands = words.filter((word, at) =>
    !word.startsWith("-") && !/^(--depth|--branch|-b|-o|--origin)$/.test(words[at - 1] ?? "")
  );
  const [address, given] = operands;
  const fatal = (text: string) => {
    call.process.err(`fatal: ${text}\n`);
    return FATAL;
  };
  if (address === undefined) return fatal("You must specify a repository to clone.");
  const name = address.replace(/\/+$/, "").replace(/\.git$/, "").split(/[/:]/).at(-1)!;
  const folder = given ?? name;
  const { files } = call;
  const path = call.path(folder);
  if (files.exists(path) && (!files.isFolder(path) || files.list(path).length > 0)) {
    return fatal(`destination path '${folder}' already exists and is not an empty directory.`);
  }
  const why = files.exists(path) ? undefined : files.refusalTo("make", path);
  if (why !== undefined) return fatal(`could not create work tree dir '${folder}': ${why}`);
  if (!isQuiet) call.process.err(`Cloning into '${folder}'...\n`);
  yield { kind: "sleep", ms: MS };
  const host = /^(?:\w+:\/\/|git@)([^/:]+)/.exec(address)?.[1];
  if (host === undefined) return fatal(`repository '${address}' does not exist`);
  const project = ownEntry(SAMPLE_PROJECTS, name);
  if (!project || !/^(www\.)?github\.com$/.test(host)) {
    return fatal(`unable to access '${address.replace(/\/?$/, "/")}': Could not resolve host: ${host}`);
  }
  put(call, path, { ...project, ...historyOf(address) });
  return 0;
}

function put(call: Call, path: string, project: FileRecord): void {
  call.files.makeFolder(path);
  for (const [name, text] of Object.entries(project)) {
    if (typeof text === "string") {
      call.files.write(`${path}/${name}`, text, name.endsWith(".sh") ? 0o755 : undefined);
    }
  }
}

function historyOf(address: string): FileRecord {
  return {
    ".git/HEAD": "ref: refs/heads/main\n",
    ".git/config":
      `[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n[remote "origin"]\n\turl = ${address}\n` +
      "\tfetch = +refs/heads/*:refs/remotes/origin/*\n",
  };
}
