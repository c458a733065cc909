/** What a completion script is for. */
export interface Completed {
  /** The word that the shell completes after. */
  name: string;
  /** The command that is given the words after it; each line that it prints is a word, a tab, and what it is. */
  command: string;
}

/** The script for that shell; undefined for shells that are not known. */
export function completionScript(shell: string, completed: Completed): string | undefined {
  return Object.hasOwn(SCRIPTS, shell) ? SCRIPTS[shell]!(completed) : undefined;
}

const SCRIPTS: Record<string, (completed: Completed) => string> = {
  bash: ({ name, command }) =>
    `# bash completion for ${name}
_${name}() {
  local IFS=$'\\n' line
  COMPREPLY=()
  while IFS= read -r line; do
    [ -n "$line" ] && COMPREPLY+=("\${line%%$'\\t'*}")
  done < <(${command} "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _${name} ${name}
`,
  zsh: ({ name, command }) =>
    `#compdef ${name}
_${name}() {
  local -a lines
  local line
  while IFS= read -r line; do
    [[ -n "$line" ]] && lines+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done < <(${command} "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( \${#lines} )); then _describe ${name} lines; else _files; fi
}
compdef _${name} ${name}
`,
  fish: ({ name, command }) =>
    `# fish completion for ${name}
function __${name}_complete
  set -l words (commandline -opc) (commandline -ct)
  ${command} $words[2..-1] 2>/dev/null
end
complete -c ${name} -f -a '(__${name}_complete)'
`,
  powershell: ({ name, command }) =>
    `# powershell completion for ${name}
Register-ArgumentCompleter -Native -CommandName '${name}' -ScriptBlock {
  param($word, $ast, $position)
  $words = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
  if ($word -eq '') { $words += '""' }
  ${command} @words 2>$null | ForEach-Object {
    $parts = $_ -split "\`t", 2
    [System.Management.Automation.CompletionResult]::new($parts[0], $parts[0], 'ParameterValue', "$($parts[1]) ")
  }
}
`,
};
