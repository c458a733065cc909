/** `flask [--app FILE[:NAME]] run [--host ADDRESS] [--port PORT] [--debug]` */
import { absolutePath, type Process, type Run } from "../host/process.ts";
import { loadFlask } from "./flask/load.ts";
import { serveFlask, wishesDebug } from "./flask/serve.ts";
import { PythonProgram } from "./python/interpreter/program.ts";
import { waits } from "./python/interpreter/steps.ts";
import { PYTHON_VERSION } from "./python_packages.ts";

const USUAL_PORT = 5000;

export function* flaskCommand(process: Process): Run {
  const words = process.argv.slice(1);
  const value = (...names: string[]) => {
    const at = words.findIndex((word) => names.some((name) => word === name || word.startsWith(`${name}=`)));
    return at < 0 ? undefined : words[at]!.includes("=") ? words[at]!.split("=")[1] : words[at + 1];
  };
  if (words.includes("--version")) {
    process.out(`Python ${PYTHON_VERSION}\nFlask 3.1.1\nWerkzeug 3.1.3\n`);
    return 0;
  }
  if (!words.includes("run")) return refuse(process, "Missing command.");
  const [file = "", attribute] = (value("--app", "-A") ?? process.env["FLASK_APP"] ?? usualName(process))
    .split(":");
  const name = file.replace(/\.py$/, "");
  const path = absolutePath(process.cwd, `${name}.py`);
  if (!process.machine.files.exists(path)) return refuse(process, "Could not locate a Flask application.");
  const anew = (env: Readonly<Record<string, string>>) =>
    new PythonProgram({
      process: { ...process, env: { ...process.env, ...env } },
      file: path,
      argv: process.argv,
      version: PYTHON_VERSION,
    });
  const load = () => loadFlask({ anew }, name, attribute);
  const answering = yield* waits(load());
  if (!answering) return refuse(process, `Failed to find Flask application or factory in module '${name}'.`);
  const options = {
    host: value("--host", "-h") ?? process.env["FLASK_RUN_HOST"] ?? "127.0.0.1",
    port: Number(value("--port", "-p") ?? process.env["FLASK_RUN_PORT"] ?? USUAL_PORT),
    isDebug: words.includes("--debug") || wishesDebug(process.env),
    path,
    name: file,
  };
  return yield* serveFlask(process, options, answering, load);
}

function usualName({ cwd, machine: { files } }: Process): string {
  return files.exists(absolutePath(cwd, "wsgi.py")) ? "wsgi" : "app";
}

function refuse(process: Process, problem: string): number {
  process.err(`Usage: flask run [OPTIONS]\nTry 'flask run --help' for help.\n\nError: ${problem}\n`);
  return 2;
}
