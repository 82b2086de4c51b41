// The command time-intervals says which moments are within which time intervals, by the code that Alertmanager itself
// decides with: a running server knows only the present.
package main

import (
	"encoding/json"
	"io"
	"log"
	"os"
	"time"

	"github.com/prometheus/alertmanager/timeinterval"
	"gopkg.in/yaml.v2"
)

// A question names a time interval as alertmanager.yml has it, and moments.
type question struct {
	Periods []timeinterval.TimeInterval `yaml:"time_intervals"`
	Moments []string                    `yaml:"moments"`
}

// It reads a list of questions from its standard input and writes for each a list of answers, one a moment.
func main() {
	log.SetFlags(0)
	input, err := io.ReadAll(os.Stdin)
	check(err)
	var questions []question
	check(yaml.UnmarshalStrict(input, &questions))
	answers := make([][]bool, 0, len(questions))
	for _, q := range questions {
		answers = append(answers, answered(q))
	}
	check(json.NewEncoder(os.Stdout).Encode(answers))
}

func answered(q question) []bool {
	intervener := timeinterval.NewIntervener(map[string][]timeinterval.TimeInterval{"it": q.Periods})
	answers := make([]bool, 0, len(q.Moments))
	for _, text := range q.Moments {
		moment, err := time.Parse(time.RFC3339, text)
		check(err)
		isWithin, _, err := intervener.Mutes([]string{"it"}, moment)
		check(err)
		answers = append(answers, isWithin)
	}
	return answers
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
