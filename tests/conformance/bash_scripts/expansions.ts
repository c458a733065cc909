/** Quoting and expansions. */
export const EXPANSIONS: readonly string[] = [
  `echo 'a  b' "c  d" e\\ f $'g\\th\\x41\\u00e9' "\\$x \\"q\\" \\\\ \\n"`,
  `echo a{b,c}d {1..5} {05..1..2} {a..e} {a,b}{1,2} {x} {,y} a{b,{c,d}}e {1..3}{a,b} \${x}{a,b}`,
  `echo {a..z..5} {10..1..3} {-2..2} "{a,b}" \\{a,b\\} {a,b c} {1..a} {3..3}`,
  `HOME=/h; echo ~ ~/x "~" a~ ~nosuch x=~ ; y=~/a:~/b; echo $y`,
  `x=; unset y; echo "\${x-1}" "\${x:-2}" "\${y-3}" "\${y:-4}" "\${x+5}" "\${x:+6}" "\${y+7}" "\${y:+8}"`,
  `: \${a:=5}; echo $a; : \${a:=6}; echo $a; echo \${b=7} $b`,
  `x=hello.tar.gz; echo \${x#*.} \${x##*.} \${x%.*} \${x%%.*} \${x#hel} \${x%gz} \${#x}`,
  `x=banana; echo \${x/a/o} \${x//a/o} \${x/#b/B} \${x/%a/A} \${x//an} \${x/[bn]/_} \${x//[!a]/-}`,
  `x=hello; echo \${x^} \${x^^} \${x^^[lo]} \${x,} ; y=HELLO; echo \${y,} \${y,,} \${y,,[LO]}`,
  `x=abcdef; echo \${x:2} \${x:1:3} \${x: -2} \${x: -3:2} \${x:0:-1} \${x:10} "\${x:2:0}|"`,
  `x="a b"; echo \${x@Q} \${x@U} \${x@u}; y="it's"; echo \${y@Q}; z=$'a\\nb'; echo \${z@Q} \${x@A}`,
  `name=x; x=5; echo \${!name}; abc1=1; abc2=2; echo \${!abc*} "\${!abc@}"`,
  `set -- a "b c" d; echo $# $1 "$2" $*; for i in "$@"; do echo "<$i>"; done; for i in $@; do echo "[$i]"; done`,
  `set -- a "b c"; IFS=-; echo "$*"; echo $*; echo "$@"; IFS=; echo "$*" $*`,
  `set -- 1 2 3 4 5 6 7 8 9 10 11; echo $10 \${10} \${11} $#; shift 3; echo $1 \${@:2:3} \${*: -2} \${@:0:1}`,
  `echo "\${@}" | wc -l; set -- "" ""; for i in "$@"; do echo "<$i>"; done; echo $#`,
  `x="1  2   3"; echo $x "$x"; set -- $x; echo $#; IFS=,; y="a,b,,c,"; set -- $y; echo $# "$3" "$4"`,
  `IFS=': '; x="a : b::c d"; for i in $x; do echo "<$i>"; done`,
  `IFS=:; x=":a:"; for i in $x; do echo "<$i>"; done; unset IFS; y="a  b"; echo $y`,
  `x='*'; echo "$x"; touch a.txt b.txt; echo *.txt; echo $x; echo "*.txt"; echo [ab].txt ?.txt *.none`,
  `touch f1 f2 g1 .h; echo f? *1 .h* [!f]* [f-g]1; echo */; mkdir d; touch d/x; echo d/* */x; echo */`,
  `shopt -s nullglob; echo a *.none b; shopt -u nullglob; shopt -s dotglob; touch .x y; echo *; shopt -u dotglob; echo *`,
  `shopt -s failglob; echo *.none; echo after`,
  `shopt -s extglob
touch a.txt b.jpg c.txt; echo !(*.txt) @(a|c).txt +([a-c]).txt ?(a).txt *(x)`,
  `shopt -s globstar; mkdir -p a/b/c; touch a/1 a/b/2 a/b/c/3; echo **; echo **/[0-9]`,
  `set -f; echo *; set +f; touch z; echo *`,
  `echo $((1+2*3)) $(( (1+2)*3 )) $((10/3)) $((-10/3)) $((-10%3)) $((2**10)) $((7&3)) $((5|2)) $((5^1)) $((~5)) $((1<<4)) $((256>>2))`,
  `x=5; echo $((x++)) $x $((++x)) $x $((x--)) $((--x)) $((x+=3)) $((x*=2)) $((x-=1)) $((x/=2)) $((x%=4)) $((x<<=3)) $((x|=1)) $x`,
  `echo $((1<2)) $((2<=2)) $((3>4)) $((1==1)) $((1!=1)) $((1&&0)) $((0||1)) $((!5)) $((1?2:3)) $((0?2:3)) $((1,2,3))`,
  `echo $((0x1f)) $((010)) $((2#101)) $((16#ff)) $((36#zz)) $((64#@_)) $((9223372036854775807+1))`,
  `a=b; b=7; echo $((a)) $((a+1)) $(($a*2)); c="1+2"; echo $((c*2)) $(($c*2))`,
  `arr=(1 2 3); echo $((arr[1]+arr[2])) $((arr[0]++)) \${arr[0]}; i=2; echo $((arr[i]*10)) $((arr[i-1]))`,
  `echo $(echo a; echo b) "$(echo a; echo b)" \`echo c\` $(echo "x  y") "$(echo "x  y")"; echo "$(printf 'a\\n\\n\\n')|"`,
  `echo $(echo $(echo $(echo deep))) "$(echo "in $(echo "q")")" \`echo \\\`echo t\\\`\``,
  `x=$(false); echo $?; x=$(exit 3); echo $?; y=$(echo hi) ; echo $? $y; echo $(exit 5) $?`,
  `echo "a
b" | while read -r l; do echo "[$l]"; done; echo "$(cat <<E
x
E
)"`,
  `x=5; cat <<EOF
v $x \${x} $((x+1)) $(echo c) \\$x \\\\ "q" 'r' \`echo t\`
EOF
cat <<'EOF'
v $x \\$x $(echo)
EOF
cat <<-EOF
	tab
		two
	EOF`,
  `cat <<A; cat <<B
one
A
two
B
cat <<"E F"
quoted end
E F`,
  `cat <<< "here $((1+1))"; cat <<< 'a'b"c"; x="a  b"; cat <<< $x; tr a-z A-Z <<< up`,
  `echo $'a\\tb\\nc' $'\\e[0m' | od -c | head -3; echo $'\\101\\x42\\u43'; echo $"loc"`,
  `x=abc; echo "\${x}d" '\${x}' "\${x:-"q r"}" "\${y:-'s'}" \${y:-"a  b"} \${y:-a  b}`,
  `echo "\${x:-\${y:-\${z:-deep}}}" \${x:-$(echo cmd)} \${x:-$((2+3))} "\${x:-a}b}"`,
  `unset x; echo "\${x:?}" ; echo no`,
  `unset x; echo "\${x:?custom message}" ; echo no`,
  `(unset x; : \${x?gone}; echo no); echo "st $?"`,
  `set -u; echo "\${x-ok}"; echo $nosuch; echo no`,
  `set -u; echo $#; echo "$@"; echo \${arr[@]}; echo end; echo $1`,
  `echo "$?" "$#" "$0" | wc -w; false; echo $?; true; echo $?; (exit 42); echo $?`,
  `x=(); echo "\${#x[@]}" "\${x[@]}" | cat -A; x=(a); echo "\${x}" "\${x[0]}" "\${#x}" "\${#x[@]}"`,
  `x='a b'; y=$x; z="$x"; w=$x$y; echo "$y|$z|$w"; v=a\\ b; echo $v; u='it'"'"'s'; echo "$u"`,
  `x=é; echo \${#x} \${x^}; y=日本語; echo \${#y} \${y:1:1} \${y/本/x}`,
  `echo a#b # comment
echo '#no' "#no" \\#no; echo a;#x
echo $# # c`,
  `echo one \\
two\\
three; echo "a\\
b"; echo 'a\\
b'`,
  `x=1; x+=2; echo $x; declare -i n=5; n+=3; echo $n; a=(1); a+=(2 3); a[1]+=x; echo "\${a[@]}"`,
  `A=1 B=2; echo $A$B; A=3 eval 'echo $A'; echo $A; A=4 : ; echo $A; A=5 printenv A; echo $A`,
  `echo "\${PWD##*/}" \${PWD:+set}; echo $HOME; unset HOME; echo ~ | wc -c`,
  `echo *[ab "a"* ; touch 'a b' 'c*d'; for f in *; do echo "<$f>"; done; echo 'c*'*; echo c\\**`,
  `x='$HOME'; echo $x "$x"; y='a;b|c'; echo $y; eval "echo $x" | wc -l`,
  `echo \${#} \${?} \${$:+pid} \${-//[^h]/}; echo "$-" | grep -c B`,
  `x=aXbXc; echo \${x%X*} \${x%%X*} \${x#*X} \${x##*X}; p='*X'; echo \${x#$p} "\${x#"$p"}"`,
  `x='a*b'; echo "\${x/\\*/-}" "\${x/'*'/+}" "\${x//[*]/.}"; y=/a/b/c; echo "\${y//\\//_}" \${y////:}`,
  `x="a&b"; echo "\${x/a/&&}" "\${x/a/\\&}"; y=abc; echo \${y/b/[&]}`,
  `echo \${x-a b} "\${x-a b}" \${x-"a b"} \${x-a\\ b}; set -- \${x-a b} ; echo $#; set -- "\${x-a b}"; echo $#`,
  `x=5;y=x;echo $((y)) $((  y + 1 )) $(( $y + 1 )) $((x>3?x:0)); echo $((1 + )); echo next`,
  `echo $((1/0)); echo after
echo $((5%0))
echo next`,
  `echo $((08)); echo next
echo $((2#3)); echo $((a b)); echo $((1=2))`,
  `echo \${x y}
echo next
echo \${!}; echo done`,
  `readonly r=1; r=2; echo no
echo $r; unset r; echo $?; declare -r q=3; (q=4; echo in) ; echo $?`,
];
