// The command route-settings says what each route of a configuration comes down to, by the code with which Alertmanager itself
// hands settings down from one route to the next: no server shows them.
package main

import (
	"encoding/json"
	"io"
	"log"
	"log/slog"
	"os"

	"github.com/prometheus/alertmanager/config"
	"github.com/prometheus/alertmanager/dispatch"
	"github.com/prometheus/alertmanager/featurecontrol"
	"github.com/prometheus/alertmanager/matcher/compat"
)

// It reads a list of configurations, each as text, from its standard input and writes for each a list of routes, in the order in
// which they stand.
func main() {
	log.SetFlags(0)
	compat.InitFromFlags(slog.New(slog.DiscardHandler), featurecontrol.NoopFlags{})
	input, err := io.ReadAll(os.Stdin)
	check(err)
	var texts []string
	check(json.Unmarshal(input, &texts))
	answers := make([][]*dispatch.RouteOpts, 0, len(texts))
	for _, text := range texts {
		parsed, err := config.Load(text)
		check(err)
		var routes []*dispatch.RouteOpts
		dispatch.NewRoute(parsed.Route, nil).Walk(func(route *dispatch.Route) {
			routes = append(routes, &route.RouteOpts)
		})
		answers = append(answers, routes)
	}
	check(json.NewEncoder(os.Stdout).Encode(answers))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
