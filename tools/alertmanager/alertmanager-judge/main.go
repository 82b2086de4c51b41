// The command alertmanager-judge says whether Alertmanager loads a configuration with its templates, by the code with which it
// does.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"log/slog"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/prometheus/alertmanager/config"
	"github.com/prometheus/alertmanager/dispatch"
	"github.com/prometheus/alertmanager/featurecontrol"
	"github.com/prometheus/alertmanager/matcher/compat"
	"github.com/prometheus/alertmanager/template"
)

// A question has the configuration file, the templates and the arguments of a server.
type question struct {
	Config   string   `json:"config"`
	Template string   `json:"template"`
	Args     []string `json:"args"`
}

// An answer has the error of the server, or an empty text.
type answer struct {
	Error string `json:"error"`
}

// It reads a question from each line of its standard input and writes an answer in a line.
func main() {
	compat.InitFromFlags(slog.New(slog.DiscardHandler), featurecontrol.NoopFlags{})
	answers := json.NewEncoder(os.Stdout)
	for decoder := json.NewDecoder(bufio.NewReaderSize(os.Stdin, 1<<20)); decoder.More(); {
		var q question
		check(decoder.Decode(&q))
		var a answer
		if err := judge(q); err != nil {
			a.Error = err.Error()
		}
		check(answers.Encode(a))
	}
}

func judge(q question) error {
	for _, arg := range q.Args {
		if err := judgeArg(arg); err != nil {
			return err
		}
	}
	loaded, err := config.Load(q.Config)
	if err != nil {
		return err
	}
	dispatch.NewRoute(loaded.Route, nil)
	templates, err := template.FromGlobs(nil)
	if err != nil {
		return err
	}
	return templates.Parse(strings.NewReader(q.Template))
}

// judgeArg reads an argument as the command of Alertmanager does, which is not a package.
func judgeArg(arg string) error {
	flag, value, _ := strings.Cut(arg, "=")
	var err error
	switch flag {
	case "--data.retention", "--cluster.reconnect-timeout":
		_, err = time.ParseDuration(value)
	case "--cluster.label":
		// The limit of memberlist.
		if len(value) > 255 {
			err = fmt.Errorf("could not use %q as a label: too long", value)
		}
	case "--web.external-url":
		var parsed *url.URL
		if parsed, err = url.Parse(value); err == nil && parsed.Scheme != "http" && parsed.Scheme != "https" {
			err = fmt.Errorf("%q: invalid scheme, only 'http' and 'https' are supported", value)
		}
	}
	if err != nil {
		return fmt.Errorf("%s: %w", flag, err)
	}
	return nil
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
