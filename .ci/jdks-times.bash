# The part of .ci/jdks that measures, and is read by it: the library with each JDK of ${folders[@]}, by turns, at each
# width of ${widths[@]}, ${repetitions} times.
# shellcheck shell=bash disable=SC2154

# Each as its name, its points, and the calls that warm it up; what is computed is in the words of PeerMain, which does
# it and tells how long it took.
jobs=('A|SUMS,EXP,RANDOM,LINEAR,SURFACE_MAJOR,50,50|1000000|60'
    'B|SURFACE,EXP,RANDOM,LINEAR,SURFACE_MAJOR,50,50|1000000|60'
    'B2|SURFACE,IDENTITY,RANDOM,LINEAR,SURFACE_MAJOR,50,50|1000000|60'
    'C, (m, K)|VALUES,EXP,RANDOM,LINEAR,POINT_MAJOR,50,50|200000|30'
    'C, (K, m)|VALUES,EXP,RANDOM,LINEAR,SURFACE_MAJOR,50,50|200000|30')

to=() from=() said=() ratio=()

# Starts a JVM that waits for requests, and sets to[i] and from[i], by which it is talked to, and said[i], which names
# its JDK and its path. It ends at the end of the requests, when this script does at the latest.
start_peer() {
    local i=$1 folder=$2 flags=$3 program=$4 jar
    jar=$(cd harness/target && ls bilane-harness-*.jar | grep -Ev -m 1 -e '-(sources|javadoc)\.jar$')
    mkfifo "$scratch/to" "$scratch/from"
    # shellcheck disable=SC2086
    java_of "$folder" --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED $flags \
        -Dbilane.path=vector -Dbilane.start=vector -cp "../harness/target/$jar:../harness/target/lib/*" \
        org.bilane.harness.developer.peer.PeerMain BILANE 1 "$program" \
        <"$scratch/to" >"$scratch/from" 2>"$scratch/errors$i" &
    exec {to[i]}>"$scratch/to" {from[i]}<"$scratch/from"
    rm "$scratch/to" "$scratch/from"
    said[i]=$(answer "$i" ready)
}

# What a JVM answers behind a word.
answer() {
    local line
    read -r line <&"${from[$1]}" || { cat "$scratch/errors$1" >&2 && return 1; }
    [[ $line == "$2"$'\t'* ]] || { echo "$line" >&2 && return 1; }
    echo "${line#*$'\t'}"
}

# The seconds that a JVM takes for some calls on all points of its job.
seconds() {
    printf 'time\t%d\t%d\n' "$2" "$3" >&"${to[$1]}"
    answer "$1" ok | cut -f 1
}

# One job at one width, with all JDKs by turns; sets ratio[i], to the first.
measure() {
    local flags=$1 program=$2 points=$3 warm=$4 i turn folder first median count=${#folders[@]}
    for ((i = 0; i < count; i++)); do
        start_peer "$i" "${folders[i]}" "$flags" "$program,$points,1"
        seconds "$i" "$points" "$warm" >/dev/null
        : >"$scratch/$i"
    done
    for ((turn = 0; turn < repetitions; turn++)); do
        # Each begins as often as the others.
        for ((i = turn; i < turn + count; i++)); do
            seconds $((i % count)) "$points" 1 >>"$scratch/$((i % count))"
        done
    done
    for ((i = 0; i < count; i++)); do
        exec {to[i]}>&- {from[i]}<&-
        median=$(sort -g "$scratch/$i" |
            awk '{ t[NR] = $1 } END { print (t[int((NR + 1) / 2)] + t[int(NR / 2) + 1]) / 2 }')
        ((i > 0)) || first=$median
        ratio[i]=$(awk -v t="$median" -v first="$first" 'BEGIN { printf "%.2f", t / first }')
    done
    wait
}

measure_all() {
    local line flags path job program points warm i rows
    # The launcher builds what is to be built.
    harness/bin/bilane info >/dev/null
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    printf '| JDK and path | flags |'
    printf ' %s |' "${jobs[@]%%|*}"
    printf '\n|---|---|'
    printf -- '---|%.0s' "${jobs[@]}"
    printf '\n'
    for line in "${widths[@]}"; do
        IFS='|' read -r flags path <<<"$line"
        rows=()
        for job in "${jobs[@]}"; do
            IFS='|' read -r job program points warm <<<"$job"
            measure "$flags" "$program" "$points" "$warm"
            for i in "${!folders[@]}"; do
                rows[i]="${rows[i]-"| ${said[i]} | ${flags:-none} |"} ${ratio[i]} |"
            done
        done
        printf '%s\n' "${rows[@]}"
    done
}
