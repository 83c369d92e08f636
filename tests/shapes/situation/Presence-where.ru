# wrong: present where?
DELETE DATA { claim:sample.C2.content ckg:nearPlace place:mirhan }
