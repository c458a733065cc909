import type { IContainer } from "kubernetes-models/v1/Container";
import type { IPod } from "kubernetes-models/v1/Pod";
import { filesOf, type ImageProfile } from "../../images/image_profile.ts";
import { programOfText } from "../../images/program_files.ts";
import type { Machine, Program } from "../../host/process.ts";
import { scriptProgram } from "../../host/script_program.ts";
import { MemoryFiles } from "../../host/memory_files.ts";
import { fillDevices } from "../../host/record_files.ts";
import { hostNameOf, hostsText } from "./host_names.ts";
import type { MachineParts } from "./pod_context.ts";
import { resolverOf, resolverText } from "../network/pod_resolver.ts";

/** All nodes run this kernel. */
export const KERNEL = "6.8.0-60-generic";

/** The inside of one container instance: its files, its name, its network. */
export function containerMachine(
  profile: ImageProfile,
  { context, container, processes, signal, background, listen, holdMemory, env }: MachineParts,
): Machine {
  const { pod, queue, network } = context;
  const user = userOf(profile, pod, container);
  const files = filesOf(profile, () => queue.now());
  const hostname = pod.spec?.hostNetwork ? context.node.name : hostNameOf(pod);
  files.write("/etc/hostname", `${hostname}\n`);
  files.write("/etc/hosts", hostsText(pod, context.podIp ?? "", context.node));
  files.write("/etc/resolv.conf", resolverText(resolverOf(pod)));
  const devices = new MemoryFiles({ type: "tmpfs", now: () => queue.now() });
  fillDevices(devices.root, queue.now());
  files.mountAt("/dev", { node: devices.root, source: "tmpfs" });
  const message = container.terminationMessagePath ?? "/dev/termination-log";
  files.write(message, "", 0o666);
  context.mountVolumes(files, container, env);
  if (container.workingDir && !files.isFolder(container.workingDir)) files.makeFolder(container.workingDir);
  if (container.securityContext?.readOnlyRootFilesystem) files.protect([message, "/dev", "/proc"]);
  files.uid = user.uid;
  const program = (path: string): Program | undefined =>
    profile.programs[path] ?? programOfText(files.read(path) ?? "") ?? scriptProgram(files, path, program);
  const caller = () => ({ address: context.podIp ?? "", pod: context.pod });
  return {
    hostname,
    kernel: `Linux ${KERNEL}`,
    user,
    files,
    random: context.random,
    now: () => queue.now(),
    program,
    processes,
    signal,
    background,
    listen,
    holdMemory,
    listening: () => network.portsAt(context.podIp ?? ""),
    fetch: (target) => network.fetch(caller(), target),
    resolve: (name) => name === hostname && context.podIp ? [context.podIp] : network.resolve(caller(), name),
    lookup: (name) => network.lookup(caller(), name),
    ingress: (request, gate) => network.ingress(caller(), request, gate),
  };
}

function userOf(profile: ImageProfile, pod: IPod, container: IContainer): Machine["user"] {
  const [own, shared] = [container.securityContext, pod.spec?.securityContext];
  const uid = own?.runAsUser ?? shared?.runAsUser;
  const gid = own?.runAsGroup ?? shared?.runAsGroup;
  const known = uid === undefined || uid === profile.user.uid ? profile.user : namedUser(profile, uid);
  return gid === undefined ? known : { ...known, gid, group: String(gid) };
}

/** Who is not in the image's /etc/passwd has no name, and the group of root. */
function namedUser(profile: ImageProfile, uid: number): Machine["user"] {
  const line = profile.files["/etc/passwd"]?.split("\n").find((entry) => entry.split(":")[2] === String(uid));
  return {
    name: line?.split(":")[0] ?? String(uid),
    uid,
    group: line ? line.split(":")[0]! : "root",
    gid: line ? uid : 0,
  };
}
