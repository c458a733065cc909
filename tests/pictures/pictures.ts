/** The pictures of the README: scripts on the bundled shop, or in the lab. One more picture is one more record. */
import { drawLab } from "./lab.ts";
import { drawLesson } from "./lesson.ts";
import { LESSON } from "./lesson_text.ts";
import { menuObjects } from "./menu.ts";
import { playBundled, type PlayedOptions } from "../explorer/bundled_play.ts";

export interface Picture extends PlayedOptions {
  /** The file's name, without `.svg`. */
  name: string;
  /** What is to be seen on it. */
  caption: string;
  /** Where it is drawn; absent: in the explorer. */
  place?: "lab" | "lesson";
  /** Keys and waits that lead there, in the lab lines to type; the last frame is drawn. */
  script: string;
}

export const pictures: readonly Picture[] = [
  {
    name: "pods",
    caption: "Pods of all namespaces with what they use, and the kubectl command that lists them",
    script: "key 0\nexpect shop-data\nwait 2s\ntype 5j",
  },
  {
    name: "yaml",
    caption: "YAML with the documentation of the field under the cursor, its value and who set it",
    objects: menuObjects,
    script: `
      type :menus
      key Enter
      expect monday
      key y
      expect apiVersion
      type /portion
      key Enter
      expect How much comes
      wait 1s`,
  },
  {
    name: "logs",
    caption: "The logs of all pods of a deployment, told apart; pods that join are joined",
    script: `
      type :deploy
      key Enter
      expect catalog
      key l
      expect following
      wait 30s`,
  },
  {
    name: "delete",
    caption: "Before a deletion on a protected context: what hangs on it, and what the cluster will do",
    settings: { protectedContexts: ["default"] },
    script: `
      type :deploy
      key Enter
      expect front
      key j Ctrl-D
      expect Type the context`,
  },
  {
    name: "why",
    caption: "Why a pod is red: the reason, the evidence, and what to look at next",
    script: `
      type :deploy
      key Enter
      expect front
      key j i Backspace Backspace
      type 72
      key Enter
      wait 40s
      type :po
      key Enter
      expect ImagePullBackOff
      key Ctrl-Z Shift-W
      expect Next checks`,
  },
  {
    name: "tree",
    caption: "What stands around a deployment: what it owns, what leads to it, what it needs",
    script: `
      type :deploy
      key Enter
      expect front
      key Shift-H
      expect ReplicaSet
      wait 2s`,
  },
  {
    name: "pulses",
    caption: "The cluster at a glance: health of every kind, use over time",
    script: `
      type :pulses all
      key Enter
      expect CPU
      wait 1m`,
  },
  {
    name: "scale",
    caption: "Scaling: what the server says will change, and the command that does the same",
    script: `
      type :deploy
      key Enter
      expect front
      key j s
      type 5
      expect replicas: 5`,
  },
  {
    name: "who-can",
    caption: "Who may do something, and through which binding",
    script: `
      type :who-can delete pods -n shop
      key Enter
      expect system:masters`,
  },
  {
    name: "lab",
    caption: "The lab's shell: a container from within and from without, the cluster, a chart",
    place: "lab",
    // Only what shows no times and ages is the same each time.
    script: `
      docker run -d --name web -p 8080:80 nginx:alpine
      ^L
      docker ps --format 'table {{.Names}}\\t{{.Image}}\\t{{.Ports}}'
      curl -s localhost:8080 | grep title
      docker exec web ps
      ps -C nginx -o user,args
      docker exec web touch /here; docker diff web | head -3
      kubectl get pods -n kube-system -o name | head -3
      helm create mine && helm template try ./mine | grep ^kind`,
  },
  {
    name: "lesson",
    caption: "A lesson: its text and checklist, the shell, and the cluster that both are about",
    place: "lesson",
    script: `
      Enter
      wait 2
      Enter
      wait 10
      b
      Enter
      wait 30
      Tab
      type kubectl scale deployment web --replicas=4
      wait 1
      expect 7Mi`,
  },
];

/** A picture as SVG; the same bytes each time. Rejects when the script does not lead there. */
export async function draw({ script, place, ...options }: Picture): Promise<string> {
  if (place === "lab") return await drawLab(script);
  if (place === "lesson") return await drawLesson(LESSON, script);
  const size = { columns: 120, rows: 30 };
  const frames = await playBundled(`expect ● live\n${script}\ndump`, {
    scenario: "shop",
    size,
    format: "svg",
    ...options,
  });
  return `${frames.at(-1)!.join("\n")}\n`;
}

/** Where a picture is kept. */
export function pictureFile({ name }: Picture): URL {
  return new URL(`${name}.svg`, import.meta.url);
}
