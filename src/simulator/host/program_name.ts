/**
 * The name by which the kernel knows a process (comm, proc(5)), from its first word and from what `ps` shows:
 * `nginx: worker process` is `nginx`, `/usr/sbin/sshd -D` is `sshd`, `-bash` is `bash`.
 */
export function programName(argument: string, title: string): string {
  const [first = ""] = (/^[\w.-]+: /.test(title) ? title : argument).split(/[\s:]/);
  return first.slice(first.lastIndexOf("/") + 1).replace(/^-/, "").slice(0, NAME_LENGTH);
}

/** TASK_COMM_LEN without the zero at the end. */
const NAME_LENGTH = 15;
