package main

import "fmt"

// leadNowhere tells what the schema cannot: selectors that no pod bears, ports that no container has, volumes, accounts and
// maps of settings that are not there. Secrets are not in the set-up, on purpose.
func leadNowhere(all []object) []string {
	var faults []string
	pods := podsOf(all)
	for _, resource := range all {
		spec, _ := resource["spec"].(object)
		switch resource["kind"] {
		case "Service":
			selected := selectedBy(pods, spec["selector"])
			if len(selected) == 0 {
				faults = append(faults, nameOf(resource)+" reaches no pod")
			}
			for _, port := range listOf(spec["ports"]) {
				wanted := port["targetPort"]
				if wanted == nil {
					wanted = port["port"]
				}
				for _, one := range selected {
					if !one.hasPort(wanted) {
						faults = append(faults, fmt.Sprintf("%s: no container of %s has port %v", nameOf(resource), one.name, wanted))
					}
				}
			}
		case "PodDisruptionBudget", "Deployment", "StatefulSet":
			selector, _ := spec["selector"].(object)
			if len(selectedBy(pods, selector["matchLabels"])) == 0 {
				faults = append(faults, nameOf(resource)+" selects no pod")
			}
		case "NetworkPolicy":
			selector, _ := spec["podSelector"].(object)
			if labels := selector["matchLabels"]; labels != nil && len(selectedBy(pods, labels)) == 0 {
				faults = append(faults, nameOf(resource)+" is about no pod")
			}
		}
	}
	for _, one := range pods {
		faults = append(faults, one.leadNowhere(all)...)
	}
	return faults
}

type pod struct {
	name   string
	labels object
	spec   object
	// Volumes that its StatefulSet claims for it.
	claims []object
}

func podsOf(all []object) []pod {
	var pods []pod
	for _, resource := range all {
		spec, _ := resource["spec"].(object)
		if resource["kind"] == "CronJob" {
			template, _ := spec["jobTemplate"].(object)
			spec, _ = template["spec"].(object)
		}
		template, isThere := spec["template"].(object)
		if !isThere {
			continue
		}
		metadata, _ := template["metadata"].(object)
		labels, _ := metadata["labels"].(object)
		inner, _ := template["spec"].(object)
		pods = append(pods, pod{nameOf(resource), labels, inner, listOf(spec["volumeClaimTemplates"])})
	}
	return pods
}

func selectedBy(pods []pod, selector any) []pod {
	wanted, _ := selector.(object)
	var found []pod
	for _, one := range pods {
		matches := len(wanted) > 0
		for key, value := range wanted {
			matches = matches && one.labels[key] == value
		}
		if matches {
			found = append(found, one)
		}
	}
	return found
}

func (p pod) containers() []object {
	return append(listOf(p.spec["initContainers"]), listOf(p.spec["containers"])...)
}

func (p pod) hasPort(wanted any) bool {
	for _, container := range p.containers() {
		for _, port := range listOf(container["ports"]) {
			if port["name"] == wanted || port["containerPort"] == wanted {
				return true
			}
		}
	}
	return false
}

func (p pod) leadNowhere(all []object) []string {
	var faults []string
	volumes := map[any]bool{}
	for _, volume := range listOf(p.spec["volumes"]) {
		volumes[volume["name"]] = true
		if settings, given := volume["configMap"].(object); given && !has(all, "ConfigMap", settings["name"]) {
			faults = append(faults, fmt.Sprintf("%s: there is no ConfigMap %v", p.name, settings["name"]))
		}
	}
	for _, claim := range p.claims {
		metadata, _ := claim["metadata"].(object)
		volumes[metadata["name"]] = true
	}
	if account := p.spec["serviceAccountName"]; account != nil && !has(all, "ServiceAccount", account) {
		faults = append(faults, fmt.Sprintf("%s: there is no ServiceAccount %v", p.name, account))
	}
	for _, container := range p.containers() {
		for _, mount := range listOf(container["volumeMounts"]) {
			if !volumes[mount["name"]] {
				faults = append(faults, fmt.Sprintf("%s: there is no volume %v", p.name, mount["name"]))
			}
		}
		for _, source := range listOf(container["envFrom"]) {
			reference, _ := source["configMapRef"].(object)
			if reference != nil && !has(all, "ConfigMap", reference["name"]) {
				faults = append(faults, fmt.Sprintf("%s: there is no ConfigMap %v", p.name, reference["name"]))
			}
		}
		for _, probe := range []string{"startupProbe", "livenessProbe", "readinessProbe"} {
			given, _ := container[probe].(object)
			if get, isGet := given["httpGet"].(object); isGet && !p.hasPort(get["port"]) {
				faults = append(faults, fmt.Sprintf("%s: %s asks port %v, which no container has", p.name, probe, get["port"]))
			}
		}
	}
	return faults
}

func has(all []object, kind string, name any) bool {
	for _, resource := range all {
		metadata, _ := resource["metadata"].(object)
		if resource["kind"] == kind && metadata["name"] == name {
			return true
		}
	}
	return false
}

func listOf(value any) []object {
	list, _ := value.([]any)
	var objects []object
	for _, one := range list {
		if given, isObject := one.(object); isObject {
			objects = append(objects, given)
		}
	}
	return objects
}
