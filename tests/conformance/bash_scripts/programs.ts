/** Whole little scripts, and the programs that scripts use. */
export const PROGRAMS: readonly string[] = [
  `seq 5 | grep 3; seq 10 | grep -c 1; echo abc | grep -o b; printf 'a\\nB\\n' | grep -i b; printf 'a\\nb\\n' | grep -v a; printf 'x1\\ny2\\n' | grep -E '^[xy][0-9]$'; echo foo | grep -q foo && echo yes; echo foo | grep bar; echo $?; printf 'a\\nb\\n' | grep -n b`,
  `echo hello | sed 's/l/L/'; echo hello | sed 's/l/L/g'; printf '1\\n2\\n3\\n' | sed -n 2p; printf '1\\n2\\n3\\n' | sed 2d; echo a/b | sed 's|/|-|'; printf 'a\\nb\\n' | sed '$!d'; echo abc | sed -E 's/(a)(b)/\\2\\1/'; echo x | sed 's/x/&&/'`,
  `echo "a b c" | awk '{print $2}'; printf '1 2\\n3 4\\n' | awk '{s+=$1} END {print s}'; echo a:b | awk -F: '{print $2, NF}'; seq 3 | awk 'NR==2'; awk 'BEGIN {printf "%d-%s\\n", 5, "x"}'; printf 'b 2\\na 1\\n' | awk '$2>1 {print $1}'; echo "x y" | awk '{print length($0), toupper($1)}'`,
  `printf 'b\\na\\nc\\n' | sort; printf '10\\n9\\n2\\n' | sort -n; printf '10\\n9\\n' | sort -r; printf 'a 2\\nb 1\\n' | sort -k2; printf 'a\\na\\nb\\n' | uniq -c; printf 'a\\na\\nb\\n' | sort -u; printf 'a,3\\nb,1\\n' | sort -t, -k2 -n; printf 'x\\nx\\ny\\n' | uniq -d`,
  `echo hello | cut -c2-3; echo a:b:c | cut -d: -f2; echo a:b:c | cut -d: -f1,3; echo a:b:c | cut -d: -f2-; echo HeLLo | tr a-z A-Z; echo hello | tr -d l; echo aabb | tr -s a; echo "a b" | tr ' ' '\\n'; echo abc123 | tr -cd '0-9'; echo`,
  `seq 10 | head -3; seq 10 | tail -3; seq 10 | head -n 2; seq 10 | tail -n +9; seq 10 | head -n -8; echo abc | head -c 2; echo; printf 'a\\nb' | wc -l; echo "a b c" | wc -w; echo hello | wc -c; seq 3 | wc; seq 3 > f; wc f; wc -l f`,
  `basename /a/b/c.txt; basename /a/b/c.txt .txt; dirname /a/b/c; dirname c; basename /; dirname /; echo a b c | xargs echo x; printf 'a\\nb\\n' | xargs -I{} echo "<{}>"; echo 1 2 3 | xargs -n 1 echo; printf 'a b\\n' | xargs -n2`,
  `seq 3; seq 2 4; seq 1 2 7; seq 3 -1 1; seq -s, 3; seq -w 8 10; seq 0.5 0.5 1.5; seq 5 1; seq a; echo $?`,
  `mkdir a; mkdir a; echo $?; mkdir -p b/c/d; ls b/c; rmdir b/c/d; ls b/c; touch x; rm x; rm x; echo $?; rm -f x; echo $?; rm a; echo $?; rm -r a b; ls`,
  `echo 1 > a; cp a b; cat b; mv b c; cat c; ls; cp nosuch d; echo $?; mv nosuch d; echo $?; mkdir d; cp a c d; ls d; cp -r d e; ls e; cp d f; echo $?; cat nosuch; echo $?; ls nosuch; echo $?`,
  `touch b a c; ls; ls -1; mkdir d; touch d/x .hid; ls -a; ls -d d; ls d a; ls -A; chmod 644 a; ls -l a | cut -c1-10; chmod 755 a; ls -l a | cut -c1-10; chmod u-x,g+w a; ls -l a | cut -c1-10; ls -ld d | cut -c1-10`,
  `mkdir -p x/y; touch x/1.txt x/y/2.txt x/3.md; find x | sort; find x -name '*.txt' | sort; find x -type d | sort; find x -type f -name '*.md'; find x -maxdepth 1 | sort; find nosuch; echo $?; find x -type f | wc -l`,
  `echo 'a b' | base64; echo YSBiCg== | base64 -d; echo hello | rev; printf 'a\\nb\\nc\\n' | tac; printf 'a\\n' | nl; paste <(echo a) <(echo b); printf '1\\n2\\n' | paste -sd,; expr 1 + 2; expr 5 \\* 3; expr a = a; expr 1 - 1; echo $?`,
  `env -i A=1 env; env A=2 printenv A; true; echo $?; false; echo $?; sleep 0; echo $?; which nosuch; echo $?; printenv NOSUCH; echo $?; date +%s | grep -c '^[0-9]*$'; id -u; whoami; uname -s; hostname | wc -l; nproc | grep -c .; yes x | head -2`,
  `timeout 0.05 sleep 5; echo $?; timeout 5 true; echo $?; timeout 5 sh -c 'exit 3'; echo $?; tee a b <<< t > /dev/null; cat a b; echo x | tee -a a; cat a; printf '%s\\n' z y | sort | tee s | head -1; cat s`,
  `#!/bin/bash
# count words
declare -A count
while read -ra words; do
  for w in "\${words[@]}"; do
    ((count[\${w,,}]++))
  done
done <<EOF
the quick brown fox
The lazy dog the end
EOF
for w in "\${!count[@]}"; do
  printf '%-6s %d\\n' "$w" "\${count[$w]}"
done | sort`,
  `#!/bin/bash
set -euo pipefail
usage() { echo "usage: \${0##*/} [-n name] [-v]" >&2; exit 2; }
name=world verbose=
while getopts ":n:vh" opt; do
  case $opt in
    n) name=$OPTARG ;;
    v) verbose=1 ;;
    *) usage ;;
  esac
done
shift $((OPTIND - 1))
\${verbose:+echo "verbose"}
echo "Hello, \${name}!"
usage`,
  `# primes by sieve
n=50
declare -a sieve
for ((i = 2; i <= n; i++)); do sieve[i]=1; done
for ((i = 2; i * i <= n; i++)); do
  if ((sieve[i])); then
    for ((j = i * i; j <= n; j += i)); do sieve[j]=0; done
  fi
done
for ((i = 2; i <= n; i++)); do ((sieve[i])) && printf '%d ' $i; done
echo`,
  `# bubble sort
a=(5 3 9 1 7)
n=\${#a[@]}
for ((i = 0; i < n; i++)); do
  for ((j = 0; j < n - i - 1; j++)); do
    if ((a[j] > a[j+1])); then
      t=\${a[j]}; a[j]=\${a[j+1]}; a[j+1]=$t
    fi
  done
done
echo "\${a[@]}"
max=\${a[0]}; for x in "\${a[@]}"; do ((x > max)) && max=$x; done; echo max $max`,
  `# key=value configuration
cat > conf <<'E'
# comment
host = example.org
port=80

name="quoted value"
E
while IFS='=' read -r key value; do
  [[ $key =~ ^[[:space:]]*(#|$) ]] && continue
  key=\${key// /}; value=\${value# }; value=\${value#\\"}; value=\${value%\\"}
  printf '%s -> <%s>\\n' "$key" "$value"
done < conf`,
  `# stack and queue
push() { stack+=("$1"); }
pop() { local last=$((\${#stack[@]} - 1)); popped=\${stack[last]}; unset "stack[last]"; }
stack=()
push a; push "b c"; push d
pop; echo "$popped"; pop; echo "$popped"; echo \${#stack[@]}
queue=(1 2 3); echo \${queue[0]}; queue=("\${queue[@]:1}"); echo "\${queue[@]}"`,
  `# retry with a temporary file that a trap removes
tmp=tmp.file; trap 'rm -f "$tmp"; echo cleaned' EXIT
echo 0 > "$tmp"
try() { local n=$(<"$tmp"); echo $((n + 1)) > "$tmp"; ((n >= 2)); }
for attempt in 1 2 3 4; do
  if try; then echo "ok after $attempt"; break; fi
  echo "failed $attempt"
done`,
  `# menu by case and a here-document
while read -r cmd arg; do
  case "$cmd" in
    add) items+=("$arg") ;;
    list) printf ' - %s\\n' "\${items[@]}" ;;
    count) echo "\${#items[@]} items" ;;
    quit) echo bye; break ;;
    '') ;;
    *) echo "unknown: $cmd" >&2 ;;
  esac
done <<E
add one
add two words
bogus

list
count
quit
list
E`,
  `# entrypoint of an image
set -e
if [ "\${1:0:1}" = '-' ]; then set -- server "$@"; fi
set -- server --port=80
file_env() { local var="$1" def="\${2:-}"; local val="$def"; if [ "\${!var:-}" ]; then val="\${!var}"; fi; export "$var"="$val"; }
file_env DB_HOST localhost; DB_PORT=1; file_env DB_PORT 5432
echo "$DB_HOST:$DB_PORT"
if [ "$1" = 'server' ] && [ "$(id -u)" = '0' ]; then echo "as root: $*"; fi
exec echo "$@"`,
  `# wait for something
i=0
until [ -f ready ] || [ $i -ge 5 ]; do i=$((i+1)); [ $i = 3 ] && touch ready; sleep 0.01; done
echo "ready after $i"
for pid in 1 2; do ( sleep 0.$pid; echo "job $pid" ) & done; wait; echo all done`,
  `# string functions
trim() { local s="$1"; s="\${s#"\${s%%[![:space:]]*}"}"; s="\${s%"\${s##*[![:space:]]}"}"; printf '%s' "$s"; }
echo "[$(trim '  hi there  ')]"
join() { local IFS="$1"; shift; echo "$*"; }; join , a b c
repeat() { printf "%0.s$1" $(seq 1 $2); echo; }; repeat = 5
rev() { local s=$1 r=; for ((i=\${#s}-1;i>=0;i--)); do r+=\${s:i:1}; done; echo $r; }; rev hello
[[ "hello world" == *"lo wo"* ]] && echo contains; s=path/to/file.tar.gz; echo \${s##*/} \${s%/*} \${s%%.*} \${s#*.}`,
];
