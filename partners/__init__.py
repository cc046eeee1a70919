"""partners: who and what there is. LOKs, people and their roles, organisers, locations, neighbourhoods."""
