// The command traefik-judge says whether Traefik makes routes and middlewares of its custom resources, by the code with which
// it does.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"

	ptypes "github.com/traefik/paerser/types"
	"github.com/traefik/traefik/v3/pkg/config/dynamic"
	"github.com/traefik/traefik/v3/pkg/config/runtime"
	httpmuxer "github.com/traefik/traefik/v3/pkg/muxer/http"
	"github.com/traefik/traefik/v3/pkg/provider/kubernetes/crd/traefikio/v1alpha1"
	"github.com/traefik/traefik/v3/pkg/server/middleware"
)

// A question has the custom resources of a stack.
type question struct {
	Objects []json.RawMessage `json:"objects"`
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
		if err := judge(q.Objects); err != nil {
			a.Error = err.Error()
		}
		check(answers.Encode(a))
	}
}

func judge(objects []json.RawMessage) error {
	for _, object := range objects {
		var kind struct {
			Kind string `json:"kind"`
		}
		check(json.Unmarshal(object, &kind))
		var err error
		switch kind.Kind {
		case "IngressRoute":
			err = judgeRoute(object)
		case "Middleware":
			err = judgeMiddleware(object)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", kind.Kind, err)
		}
	}
	return nil
}

func judgeRoute(object json.RawMessage) error {
	var route v1alpha1.IngressRoute
	if err := strict(object, &route); err != nil {
		return err
	}
	parser, err := httpmuxer.NewSyntaxParser()
	check(err)
	for _, one := range route.Spec.Routes {
		nothing := http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})
		if err := httpmuxer.NewMuxer(parser).AddRoute(one.Match, one.Syntax, httpmuxer.GetRulePriority(one.Match), nothing); err != nil {
			return err
		}
		domains, err := httpmuxer.ParseDomains(one.Match)
		if err != nil {
			return err
		}
		if len(domains) == 0 {
			return fmt.Errorf("%s has no host", one.Match)
		}
	}
	return nil
}

// judgeMiddleware makes a middleware, with other users than those of its Secret.
func judgeMiddleware(object json.RawMessage) error {
	var custom v1alpha1.Middleware
	if err := strict(object, &custom); err != nil {
		return err
	}
	spec := custom.Spec
	made := &dynamic.Middleware{IPAllowList: spec.IPAllowList, Headers: spec.Headers, RedirectScheme: spec.RedirectScheme}
	if limit := spec.RateLimit; limit != nil {
		made.RateLimit = &dynamic.RateLimit{Period: ptypes.Duration(1e9)}
		made.RateLimit.SetDefaults()
		if limit.Average != nil {
			made.RateLimit.Average = *limit.Average
		}
		if limit.Burst != nil {
			made.RateLimit.Burst = *limit.Burst
		}
	}
	if auth := spec.BasicAuth; auth != nil {
		// As the provider does, with the users of its Secret.
		if auth.Secret == "" {
			return errors.New("auth secret must be set")
		}
		made.BasicAuth = &dynamic.BasicAuth{
			Users:        []string{"alice:{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g="},
			Realm:        auth.Realm,
			RemoveHeader: auth.RemoveHeader,
			HeaderField:  auth.HeaderField,
		}
	}
	configs := map[string]*runtime.MiddlewareInfo{"it": {Middleware: made}}
	chain := middleware.NewBuilder(configs, nil, nil).BuildChain(context.Background(), []string{"it"})
	_, err := chain.Then(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	return err
}

func strict(object json.RawMessage, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(object))
	decoder.DisallowUnknownFields()
	return decoder.Decode(into)
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
