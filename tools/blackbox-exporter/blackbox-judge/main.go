// The command blackbox-judge says whether blackbox_exporter loads a configuration, by the code with which it does.
package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"
	"strings"

	"github.com/prometheus/blackbox_exporter/config"
	"go.yaml.in/yaml/v3"
)

// A question has the configuration file.
type question struct {
	Config string `json:"config"`
}

// An answer has the error of the server, or an empty text.
type answer struct {
	Error string `json:"error"`
}

// It reads a question from each line of its standard input and writes an answer in a line.
func main() {
	answers := json.NewEncoder(os.Stdout)
	for decoder := json.NewDecoder(bufio.NewReaderSize(os.Stdin, 1<<20)); decoder.More(); {
		var q question
		check(decoder.Decode(&q))
		var a answer
		// Like SafeConfig.ReloadConfig, which takes only the name of a file.
		strict := yaml.NewDecoder(strings.NewReader(q.Config))
		strict.KnownFields(true)
		if err := strict.Decode(&config.Config{}); err != nil {
			a.Error = err.Error()
		}
		check(answers.Encode(a))
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
